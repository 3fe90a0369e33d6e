package dev.tentaclesetup.halibut;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// How long a polling service waits before it dials again [halibut 8.1]: the time since the first
/// try after the last success, grown by a factor, within bounds.
final class ReconnectBackoff {

    private final InstantSource clock;
    private final double growth;
    private final Duration shortest;
    private final Duration longest;
    private @Nullable Instant firstTry;

    /// @param growth above 0; different for each loop, so that a thousand services do not return to
    ///   a restarted server in step
    ReconnectBackoff(InstantSource clock, double growth, Duration shortest, Duration longest) {
        if (!(growth > 0)) {
            throw new IllegalArgumentException("growth must be above 0, not " + growth);
        }
        this.clock = clock;
        this.growth = growth;
        this.shortest = shortest.compareTo(longest) < 0 ? shortest : longest;
        this.longest = longest;
    }

    /// A try begins.
    void trying() {
        if (firstTry == null) {
            firstTry = clock.instant();
        }
    }

    /// The peer has accepted us.
    void succeeded() {
        firstTry = null;
    }

    /// How long to wait now.
    Duration delay() {
        Duration since =
                firstTry == null ? Duration.ZERO : Duration.between(firstTry, clock.instant());
        long grown = (long) (since.toMillis() * (1 + growth));
        return Duration.ofMillis(Math.clamp(grown, shortest.toMillis(), longest.toMillis()));
    }
}
