package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ProblemId;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The test provokes these problems, does what their sentence says, and succeeds.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface WayOut {
    ProblemId[] value();
}
