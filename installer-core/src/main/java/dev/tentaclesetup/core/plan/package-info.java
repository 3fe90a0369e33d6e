/// From answers and the current state to steps; and the runner that applies, verifies and undoes
/// them.
@NullMarked
package dev.tentaclesetup.core.plan;

import org.jspecify.annotations.NullMarked;
