package dev.tentaclesetup.cli;

import java.time.Duration;
import java.util.Optional;

/// How a silent run behaves.
///
/// @param depth how far it goes
/// @param output `--output`
/// @param quiet `--quiet`
/// @param detailedExitCode `--detailed-exitcode`
/// @param discard `--discard`: forget runs of the instance that died
/// @param patience `--wait`: how long to wait for another set-up of the instance
/// @param expectPlan `--expect-plan`: the only plan that may be carried out
record SilentOptions(
        Depth depth,
        OutputFormat output,
        boolean quiet,
        boolean detailedExitCode,
        boolean discard,
        Duration patience,
        Optional<String> expectPlan) {

    /// How far a run goes.
    enum Depth {
        /// The answers are judged.
        VALIDATE,
        /// Machine and server are looked at as well.
        CHECK,
        /// The steps are printed as well.
        PLAN,
        /// The steps are carried out.
        APPLY
    }
}
