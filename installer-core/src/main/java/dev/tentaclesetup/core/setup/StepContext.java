package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.preflight.ServerSession;
import java.util.Optional;

/// What the steps of a plan work with.
///
/// @param host the host that is set up
/// @param session the signed-in connection; empty when the server is not called
/// @param certificate for an agent that has none yet
/// @param history of the instance
record StepContext(
        HostPorts host,
        Optional<ServerSession> session,
        CertificateSource certificate,
        RunHistory history) {}
