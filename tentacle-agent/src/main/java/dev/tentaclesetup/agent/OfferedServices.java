package dev.tentaclesetup.agent;

import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import dev.tentaclesetup.contracts.CapabilitiesServiceV2;
import dev.tentaclesetup.contracts.ContractHandlers;
import dev.tentaclesetup.contracts.FileTransferService;
import dev.tentaclesetup.contracts.ScriptServiceV1;
import dev.tentaclesetup.contracts.ScriptServiceV2;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.ServiceHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The services that an agent offers to servers. The capabilities that it reports are derived from
/// this list, so that neither can be forgotten for the other.
final class OfferedServices {

    /// By the contract's name, in the order in which the official program reports them.
    private final Map<String, ServiceHandler> handlers = new LinkedHashMap<>();

    OfferedServices(ScriptServiceV1 version1, FileTransferService files, ScriptServiceV2 version2) {
        handlers.put(ScriptServiceV1.NAME, ContractHandlers.of(version1));
        handlers.put(FileTransferService.NAME, ContractHandlers.of(files));
        handlers.put(ScriptServiceV2.NAME, ContractHandlers.of(version2));
        // The service that reports the capabilities is not one of them [tentacle-services 3].
        var capabilities = new CapabilitiesResponseV2(List.copyOf(handlers.keySet()));
        CapabilitiesServiceV2 reporter = () -> capabilities;
        handlers.put(CapabilitiesServiceV2.NAME, ContractHandlers.of(reporter));
    }

    /// Each service's name and what answers its calls.
    Map<String, ServiceHandler> handlers() {
        return handlers;
    }

    HalibutRuntime.Builder addTo(HalibutRuntime.Builder runtime) {
        for (Map.Entry<String, ServiceHandler> service : handlers.entrySet()) {
            runtime.service(service.getKey(), service.getValue());
        }
        return runtime;
    }
}
