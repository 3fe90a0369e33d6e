/// Which of a server's records are those of the agent on this host, and what may become of them.
/// Setting up and removing ask the same judge.
@NullMarked
package dev.tentaclesetup.core.ownership;

import org.jspecify.annotations.NullMarked;
