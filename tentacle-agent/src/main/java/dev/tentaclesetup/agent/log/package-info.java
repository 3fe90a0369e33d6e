/// The agent's own log: lines in the official format in a file that rolls daily, and on the
/// console.
@NullMarked
package dev.tentaclesetup.agent.log;

import org.jspecify.annotations.NullMarked;
