package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconnectBackoffTest {

    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;

    private ReconnectBackoff backoff(double growth, long shortest, long longest) {
        return new ReconnectBackoff(
                clock, growth, Duration.ofSeconds(shortest), Duration.ofSeconds(longest));
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 120, 3, 6", "1, 5, 120, 60, 120", "0.5, 1, 120, 30, 45", "1, 1, 60, 0, 1"})
    void growsWithTheTimeSinceTheFirstTry(
            double growth, long shortest, long longest, long elapsed, long delay) {
        ReconnectBackoff backoff = backoff(growth, shortest, longest);
        backoff.trying();

        now = now.plusSeconds(elapsed);

        assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(delay));
    }

    @Test
    void growsFromTryToTryUntilTheLongest() {
        ReconnectBackoff backoff = backoff(0.49, 5, 120);
        double[] seconds = new double[6];
        for (int i = 0; i < seconds.length; i++) {
            backoff.trying();
            Duration delay = backoff.delay();
            seconds[i] = delay.toMillis() / 1000.0;
            now = now.plus(delay);
        }

        assertThat(seconds)
                .containsExactly(
                        new double[] {5.0, 7.45, 18.55, 46.2, 115.0, 120.0},
                        org.assertj.core.data.Offset.offset(0.1));
    }

    @Test
    void beginsAnewAfterSuccess() {
        ReconnectBackoff backoff = backoff(1, 5, 120);
        backoff.trying();
        now = now.plusSeconds(1_000);

        backoff.succeeded();
        now = now.plusSeconds(1_000);

        assertThat(backoff.delay()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void rejectsAGrowthOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> backoff(0, 1, 2));
    }
}
