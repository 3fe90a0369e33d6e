package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;

/// A signed-in connection to the server, open from the first look to the end of the run.
///
/// @param client of the whole server
/// @param space in which the machine is, or is to be, registered
record ServerSession(OctopusClient client, OctopusSpace space) {}
