package dev.tentaclesetup.core.plan;

import java.time.InstantSource;

/// Carries out plans on this machine, in this process.
public final class Runner {

    private final InstantSource clock;

    public Runner(InstantSource clock) {
        this.clock = clock;
    }

    /// Begins and returns at once.
    ///
    /// @param listener hears every event on the run's own thread
    public Run start(Plan plan, RunSettings settings, RunListener listener) {
        var loop = new StepLoop(plan, settings.onFailure(), listener, clock);
        var run = new Run(loop);
        run.begin(settings.timeout());
        return run;
    }
}
