/// The catalogue of problems: one id for one cause.
@NullMarked
package dev.tentaclesetup.core.problem;

import org.jspecify.annotations.NullMarked;
