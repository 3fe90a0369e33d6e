/// Waiting, with a clock that tests replace.
@NullMarked
package dev.tentaclesetup.core.time;

import org.jspecify.annotations.NullMarked;
