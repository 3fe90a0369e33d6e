package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;

/// One agent in the list.
///
/// @param instance as its files tell
/// @param agent what it does; empty until that is known
record InstanceRow(HostInstance instance, Optional<AgentState> agent) {

    String name() {
        return instance.name();
    }

    InstanceRow doing(AgentState now) {
        return new InstanceRow(instance, Optional.of(now));
    }

    /// What it does, as a sign.
    Status mark() {
        if (instance.damage().isPresent()) {
            return Status.WARNING;
        }
        return agent.map(InstanceRow::mark).orElse(Status.WAITING);
    }

    private static Status mark(AgentState agent) {
        return switch (agent.state()) {
            case RUNNING -> Status.OK;
            case STARTING, STOPPING -> Status.RUNNING;
            case FAILED -> Status.PROBLEM;
            case STOPPED, NOT_INSTALLED -> Status.SKIPPED;
        };
    }

    /// What it does, in a word or two.
    String word() {
        String doing = agent.map(InstanceRow::word).orElse(Texts.text("wizard.home.state.asking"));
        return instance.damage().isPresent()
                ? Texts.text("wizard.home.state.damaged", doing)
                : doing;
    }

    private static String word(AgentState agent) {
        return switch (agent.state()) {
            case RUNNING -> Texts.text("wizard.home.state.running");
            case STARTING -> Texts.text("wizard.home.state.starting");
            case STOPPING -> Texts.text("wizard.home.state.stopping");
            case STOPPED -> Texts.text("wizard.home.state.stopped");
            case FAILED -> Texts.text("wizard.home.state.failed");
            case NOT_INSTALLED -> Texts.text("wizard.home.state.none");
        };
    }
}
