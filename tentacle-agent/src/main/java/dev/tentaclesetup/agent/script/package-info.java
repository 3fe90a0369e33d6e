/// Runs scripts: workspaces, the isolation mutex, shells, logs and states that survive the agent's
/// own restart.
@NullMarked
package dev.tentaclesetup.agent.script;

import org.jspecify.annotations.NullMarked;
