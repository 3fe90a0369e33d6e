package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.util.List;

/// The contracts that a Tentacle serves, by name [tentacle-services 3].
public record CapabilitiesResponseV2(List<String> supportedCapabilities) {

    public CapabilitiesResponseV2 {
        supportedCapabilities = List.copyOf(supportedCapabilities);
    }

    /// Whether scripts can be run by version 2 of the script service.
    public boolean hasScriptServiceV2() {
        return supportedCapabilities.contains(ScriptServiceV2.NAME);
    }

    /// The answer as a result.
    public WireObject toWire() {
        return WireObject.builder(ContractTypes.CAPABILITIES_RESPONSE_V2)
                .put("SupportedCapabilities", supportedCapabilities)
                .build();
    }

    /// Reads an answer.
    public static CapabilitiesResponseV2 fromWire(WireObject wire) throws HalibutException {
        return new CapabilitiesResponseV2(WireForms.texts(wire, "SupportedCapabilities"));
    }
}
