package dev.tentaclesetup.core.plan;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a [Step] whose `undo` puts nothing back: either nothing was changed, or the change cannot
/// be taken back and `undo` says so. Every other step has an `undo` and an `undone` of its own.
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Irreversible {
    /// Why nothing is put back, in one sentence.
    String value();
}
