package dev.tentaclesetup.service.systemd;

import java.time.Duration;

/// How long systemd waits, and how long we wait for systemd.
final class SystemdTimes {

    static final Duration START = Duration.ofSeconds(60);

    /// What systemd allows a start; more than [#START], so that our own limit is reached first and
    /// is the one that is reported.
    static final Duration START_LIMIT = Duration.ofMinutes(3);

    static final Duration STOP = Duration.ofSeconds(30);

    /// A stop that ends in a kill takes the limit twice; the rest is for systemd itself.
    static final Duration STOP_COMMAND = STOP.multipliedBy(2).plusSeconds(15);

    /// systemd answers no query while it reloads its units.
    static final Duration QUERY = Duration.ofSeconds(30);

    /// As long as `systemctl` itself waits for an answer.
    static final Duration RELOAD = Duration.ofSeconds(90);

    private SystemdTimes() {}
}
