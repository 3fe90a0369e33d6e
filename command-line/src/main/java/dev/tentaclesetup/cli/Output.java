package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a run prints, in one of the formats. Every method may be called from any thread.
interface Output extends RunListener {

    /// The first line.
    void started(String instance, Choices.Action action, boolean planOnly);

    /// A check, which changes nothing.
    ///
    /// @param seen what was found
    void checked(CheckSubject subject, CheckStatus status, String seen);

    /// @param answers that the plan was made from
    void planned(Plan plan, List<EffectiveAnswer> answers);

    void problems(List<Problem> problems);

    /// Why a step stopped the run, or could not be put back.
    default void stopped(StopCause cause) {
        problems(cause.toProblem().stream().toList());
    }

    /// A time-out is known here only: the step that was running was interrupted, and cannot say
    /// why.
    default void finished(Report report) {
        report.stopCause().filter(StopCause.TimedOut.class::isInstance).ifPresent(this::stopped);
    }

    /// The last line.
    ///
    /// @param log of the run; empty when there is none
    void ended(RunResult ending, Optional<Path> log);

    /// A constant as scripts read it, for example `listening`.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How a check ended.
    enum CheckStatus {
        OK,
        WARN,
        FAIL
    }
}
