package dev.tentaclesetup.core.setup;

import java.util.Optional;

/// What the steps of a plan work with.
///
/// @param place the machine
/// @param session the signed-in connection; empty when the server is not called
/// @param certificate for an agent that has none yet
record StepMeans(Place place, Optional<ServerSession> session, CertificateSource certificate) {}
