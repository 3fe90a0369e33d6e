/// Tests of the wire.
@NullMarked
package dev.tentaclesetup.halibut;

import org.jspecify.annotations.NullMarked;
