package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ProgramLocation;
import dev.tentaclesetup.core.host.RunningProgram;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.Optional;

/// What an instance's agent does now. Waits for nothing: a start that has just begun is one.
///
/// @param host that it is on
/// @param instance its name, which may be odd
public record AgentCheck(HostPorts host, String instance) implements HostCheck<AgentState> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.SERVICE;
    }

    @Override
    public String about() {
        return instance;
    }

    @Override
    public Observation<AgentState> observe() throws ProblemException, InterruptedException {
        AgentState seen = nothing();
        for (Answers.Run run : Answers.Run.values()) {
            AgentState kept = state(run);
            if (nothing().equals(seen) || kept.up()) {
                seen = kept;
            }
        }
        return Observation.of(seen, "");
    }

    private AgentState nothing() {
        return new AgentState(
                Optional.empty(), ServiceState.NOT_INSTALLED, "", Optional.empty(), false, true);
    }

    private AgentState state(Answers.Run run) throws ProblemException, InterruptedException {
        ServicePort manager = host.manager(run);
        Optional<ServiceName> name = name(run);
        if (name.isEmpty() || manager.detect() instanceof Detection.Absent) {
            return nothing();
        }
        try {
            Optional<ServiceDefinition> definition = manager.installed(name.get());
            return definition.isEmpty()
                    ? nothing()
                    : ours(run, definition.get(), manager.status(name.get()));
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.SVC_PATH) {
                return foreign(manager.status(name.get()));
            }
            throw e;
        }
    }

    /// Empty for a name that no service can have.
    private Optional<ServiceName> name(Answers.Run run) {
        try {
            return Optional.of(host.style().name(run, instance));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }

    private AgentState ours(Answers.Run run, ServiceDefinition definition, ServiceStatus now) {
        boolean changeable =
                switch (run) {
                    case SERVICE -> host.administrator();
                    case PROCESS -> true;
                };
        return new AgentState(
                Optional.of(run),
                now.state(),
                now.told(),
                running(now)
                        .or(() -> new ProgramLocation(definition.command()).image())
                        .map(AgentProgram::new),
                false,
                changeable);
    }

    private static Optional<String> running(ServiceStatus now) {
        return now.processId().isPresent()
                ? RunningProgram.of(now.processId().getAsLong()).map(RunningProgram::image)
                : Optional.empty();
    }

    private AgentState foreign(ServiceStatus now) {
        return new AgentState(
                Optional.empty(),
                now.state(),
                now.told(),
                running(now).map(AgentProgram::new),
                true,
                host.administrator());
    }
}
