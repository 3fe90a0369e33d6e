package dev.tentaclesetup.contracts;

/// Reports which contracts a Tentacle serves [tentacle-services 3].
public interface CapabilitiesServiceV2 {
    /// The contract's name on the wire.
    String NAME = "ICapabilitiesServiceV2";

    CapabilitiesResponseV2 getCapabilities() throws Exception;
}
