package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;

/// A signed-in connection to the server, open from the first check to the end of the run.
///
/// @param client of the whole server
/// @param space in which the machine is, or is to be, registered
public record ServerSession(OctopusClient client, OctopusSpace space) {}
