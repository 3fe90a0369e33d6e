@NullMarked
package dev.tentaclesetup.agent.transfer;

import org.jspecify.annotations.NullMarked;
