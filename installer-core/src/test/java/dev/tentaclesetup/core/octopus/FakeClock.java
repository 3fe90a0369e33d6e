package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.time.PausingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A clock that only pausing moves.
final class FakeClock implements PausingClock {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    List<Duration> pauses() {
        return pauses;
    }
}
