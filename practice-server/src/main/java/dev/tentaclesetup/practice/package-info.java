/// An in-memory Octopus Server for demos and tests. Never shipped.
@NullMarked
package dev.tentaclesetup.practice;

import org.jspecify.annotations.NullMarked;
