@NullMarked
package dev.tentaclesetup.agent.commandline;

import org.jspecify.annotations.NullMarked;
