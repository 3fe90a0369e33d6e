/// Answers, checks, plan, apply, verify, undo; the Octopus REST client; the answer file.
@NullMarked
package dev.tentaclesetup.core;

import org.jspecify.annotations.NullMarked;
