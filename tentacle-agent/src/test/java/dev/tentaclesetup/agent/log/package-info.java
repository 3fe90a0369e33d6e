@NullMarked
package dev.tentaclesetup.agent.log;

import org.jspecify.annotations.NullMarked;
