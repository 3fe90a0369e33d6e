/// What front ends have in common: how the one with windows is found, and the log of a run.
@NullMarked
package dev.tentaclesetup.core.frontend;

import org.jspecify.annotations.NullMarked;
