@NullMarked
package dev.tentaclesetup.agent;

import org.jspecify.annotations.NullMarked;
