package dev.tentaclesetup.core.check;

import java.time.Duration;

/// How long checks may take. Each call to the server has a limit of its own; these are for the
/// whole of a check, repetitions included.
final class Limits {

    static final Duration SEVERAL_CALLS = Duration.ofMinutes(2);
    static final Duration ONE_DIAL = Duration.ofSeconds(20);
    static final Duration LOCAL = Duration.ofSeconds(20);

    private Limits() {}
}
