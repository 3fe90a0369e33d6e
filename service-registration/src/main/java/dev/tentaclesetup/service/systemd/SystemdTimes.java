package dev.tentaclesetup.service.systemd;

import java.time.Duration;

/// How long systemd waits, and how long we wait for systemd.
final class SystemdTimes {

    static final Duration START = Duration.ofSeconds(60);

    /// What systemd allows a start; more than [#START], so that our own limit is the one that is
    /// told.
    static final Duration START_LIMIT = Duration.ofMinutes(3);

    static final Duration STOP = Duration.ofSeconds(30);

    /// A stop that needs force takes the limit twice; the rest is systemd's own work.
    static final Duration STOP_COMMAND = STOP.multipliedBy(2).plusSeconds(15);

    /// systemd answers nobody while it reads its units anew.
    static final Duration QUERY = Duration.ofSeconds(30);

    /// As long as `systemctl` itself waits for an answer.
    static final Duration RELOAD = Duration.ofSeconds(90);

    private SystemdTimes() {}
}
