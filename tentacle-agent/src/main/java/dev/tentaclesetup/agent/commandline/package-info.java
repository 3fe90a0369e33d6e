/// How the command lines of the vendor's program are read, which instance they mean, and the
/// sentences that say why a command cannot be carried out. The agent and the other commands of
/// `tentacle` share it.
@NullMarked
package dev.tentaclesetup.agent.commandline;

import org.jspecify.annotations.NullMarked;
