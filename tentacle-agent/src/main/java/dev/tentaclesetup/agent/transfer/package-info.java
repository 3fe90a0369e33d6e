/// Files to and from the agent's machine.
@NullMarked
package dev.tentaclesetup.agent.transfer;

import org.jspecify.annotations.NullMarked;
