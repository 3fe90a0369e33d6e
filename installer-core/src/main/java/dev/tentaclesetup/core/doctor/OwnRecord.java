package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusSpace;

/// The server's record of the agent.
///
/// @param space in which it is
/// @param machine as the server has it
record OwnRecord(OctopusSpace space, Machine machine) {}
