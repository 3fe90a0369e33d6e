package dev.tentaclesetup.core.check;

import java.time.Duration;

/// How long checks may take.
final class CheckLimits {

    static final Duration ONE_DIAL = Duration.ofSeconds(20);
    static final Duration LOCAL = Duration.ofSeconds(20);

    private CheckLimits() {}
}
