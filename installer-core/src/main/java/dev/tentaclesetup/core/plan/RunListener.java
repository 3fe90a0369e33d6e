package dev.tentaclesetup.core.plan;

/// Hears what happens during a run. Called on the run's own thread, one event after the other; must
/// return soon and must not throw.
@FunctionalInterface
public interface RunListener {
    void on(RunEvent event);
}
