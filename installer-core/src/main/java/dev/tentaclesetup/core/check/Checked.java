package dev.tentaclesetup.core.check;

import java.util.Optional;

/// How a [Check] ended.
///
/// @param <T> what it hands to the checks after it
/// @param value empty when there was a problem, or nothing to hand on
/// @param finding what to show
public record Checked<T>(Optional<T> value, Finding finding) {}
