package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollingCountTest {
    @ParameterizedTest
    @CsvSource({
        "'', , 1",
        "'', 5, 5",
        "8, 5, 8",
        "junk, 5, 5",
        "-3, 5, 5",
        "'', 0, 1",
        "0, 5, 1",
        "1000000, , 512",
        "'', 1000000, 512"
    })
    void environmentWinsAndTheResultIsClamped(
            String variable, @Nullable Integer configured, int connections) {
        OptionalInt stored = configured == null ? OptionalInt.empty() : OptionalInt.of(configured);

        assertThat(
                        PollingCount.of(Map.of("TentaclePollingConnectionCount", variable), stored)
                                .connections())
                .isEqualTo(connections);
    }
}
