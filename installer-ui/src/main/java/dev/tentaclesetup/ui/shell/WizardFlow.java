package dev.tentaclesetup.ui.shell;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Where the user is among the steps and where they may go. Pure: knows neither pages nor windows.
///
/// Forward goes one step at a time, back to any step that was visited. Once the set-up has begun
/// there is no way back, until its failure unlocks the way.
public final class WizardFlow {

    /// How a step stands in the step list.
    enum State {
        DONE,
        CURRENT,
        ATTENTION,
        NOT_VISITED
    }

    private final Set<WizardStep> visited;
    private final Set<WizardStep> attention = EnumSet.noneOf(WizardStep.class);
    private WizardStep current = WizardStep.SERVER;
    private final boolean changing;
    private boolean committed;

    /// Of a new agent: the steps open one by one.
    public WizardFlow() {
        this(false);
    }

    /// @param changing whether an agent is changed: every answer is there already, and every step
    ///   but the last is open
    public WizardFlow(boolean changing) {
        this.changing = changing;
        this.visited =
                changing
                        ? EnumSet.complementOf(EnumSet.of(WizardStep.SETUP))
                        : EnumSet.of(WizardStep.SERVER);
    }

    /// Whether an agent is changed.
    boolean changing() {
        return changing;
    }

    public WizardStep current() {
        return current;
    }

    State state(WizardStep step) {
        if (step == current) {
            return State.CURRENT;
        }
        if (!visited.contains(step)) {
            return State.NOT_VISITED;
        }
        return attention.contains(step) ? State.ATTENTION : State.DONE;
    }

    /// The step after this one; empty on the last.
    Optional<WizardStep> next() {
        return current.next();
    }

    /// The step before this one; empty on the first and once the set-up has begun.
    Optional<WizardStep> back() {
        return committed ? Optional.empty() : current.previous();
    }

    /// Whether the user may go straight to this step.
    boolean open(WizardStep step) {
        return !committed && visited.contains(step) && step != WizardStep.SETUP;
    }

    /// Goes to a step that is open, or to the next one.
    ///
    /// @throws IllegalArgumentException for any other step
    void go(WizardStep step) {
        if (!open(step) && !next().equals(Optional.of(step))) {
            throw new IllegalArgumentException(step + " cannot be reached from " + current);
        }
        current = step;
        visited.add(step);
        committed = step == WizardStep.SETUP;
    }

    /// Everything was put back: the answers may be changed and tried again.
    void unlock() {
        committed = false;
        visited.remove(WizardStep.SETUP);
    }

    /// Marks a step whose answers have a problem, or takes the mark away.
    void attention(WizardStep step, boolean needed) {
        if (needed) {
            attention.add(step);
        } else {
            attention.remove(step);
        }
    }
}
