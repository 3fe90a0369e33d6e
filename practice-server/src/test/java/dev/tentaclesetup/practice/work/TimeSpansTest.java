package dev.tentaclesetup.practice.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeSpansTest {

    @ParameterizedTest
    @CsvSource({
        "00:05:00, PT5M",
        "1.02:03:04, PT26H3M4S",
        "0:0:5, PT5S",
        "00:00:00.5, PT0.5S",
        "00:00:00.0000001, PT0.0000001S"
    })
    void readsTheVendorsForm(String text, Duration expected) {
        assertThat(TimeSpans.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "-00:05:00",
                "24:00:00",
                "00:60:00",
                "00:05",
                "99999999.00:00:00",
                "PT5M"
            })
    void refusesEverythingElse(String text) {
        assertThat(TimeSpans.parse(text)).isEmpty();
    }

    @Test
    void toleratesBlanksAround() {
        assertThat(TimeSpans.parse(" 00:00:01 ")).contains(Duration.ofSeconds(1));
    }
}
