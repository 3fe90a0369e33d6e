package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.answers.Answers;
import java.time.Duration;

/// How a run behaves.
///
/// @param timeout of the whole run without its undoing, more than zero
/// @param onFailure whether a failed run is put back
public record RunSettings(Duration timeout, Answers.OnFailure onFailure) {
    public RunSettings {
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("time-out must be more than zero: " + timeout);
        }
    }

    /// What the answers say.
    public static RunSettings of(Answers.Setup setup) {
        return new RunSettings(setup.timeout(), setup.onFailure());
    }
}
