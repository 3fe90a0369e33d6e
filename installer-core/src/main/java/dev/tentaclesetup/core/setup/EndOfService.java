package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.preflight.FoundService;
import dev.tentaclesetup.core.step.RemoveServiceStep;
import dev.tentaclesetup.core.step.StopStep;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.util.List;

/// The end of what keeps an instance running in a way that is not wanted any more.
final class EndOfService {

    private EndOfService() {}

    /// Stops it and takes it away; nothing where there is none.
    static List<Step> steps(HostPorts host, FoundService found) {
        ServicePort manager = host.manager(found.run());
        return found.definition()
                .map(ServiceDefinition::name)
                .map(name -> steps(manager, name, found))
                .orElse(List.of());
    }

    private static List<Step> steps(ServicePort manager, ServiceName name, FoundService found) {
        Step remove =
                switch (found.run()) {
                    case SERVICE -> new RemoveServiceStep(manager, name);
                    case PROCESS -> RemoveServiceStep.ofProcess(manager, name);
                };
        return found.status().state() == ServiceState.STOPPED
                ? List.of(remove)
                : List.of(new StopStep(manager, name), remove);
    }
}
