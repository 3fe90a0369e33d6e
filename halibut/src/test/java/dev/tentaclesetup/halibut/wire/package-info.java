/// Tests of the bytes of messages and of the values in them.
@NullMarked
package dev.tentaclesetup.halibut.wire;

import org.jspecify.annotations.NullMarked;
