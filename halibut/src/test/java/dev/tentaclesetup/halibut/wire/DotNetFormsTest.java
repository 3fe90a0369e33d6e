package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Guids, time spans, thumbprints and subscriptions in the forms that .NET gives them.
class DotNetFormsTest {

    @Test
    void ordersTheBytesOfAGuidAsDotNetDoes() {
        byte[] bytes = HexFormat.of().parseHex("651b388c84bb474ea84bd665b55f8b7f");
        UUID guid = UUID.fromString("8c381b65-bb84-4e47-a84b-d665b55f8b7f");
        byte[] written = new byte[16];

        DotNetGuid.write(guid, written, 0);

        assertThat(written).isEqualTo(bytes);
        assertThat(DotNetGuid.read(bytes, 0)).isEqualTo(guid);
    }

    @ParameterizedTest
    @CsvSource({
        "PT2M, 00:02:00",
        "PT1.5S, 00:00:01.5000000",
        "PT30H, 1.06:00:00",
        "PT-1S, -00:00:01",
        "PT-0.5S, -00:00:00.5000000",
        "PT0S, 00:00:00",
        "PT0.0000001S, 00:00:00.0000001",
        "PT596H31M23.647S, 24.20:31:23.6470000"
    })
    void writesAndReadsTimeSpans(Duration duration, String text) throws HalibutException {
        assertThat(DotNetTimeSpan.format(duration)).isEqualTo(text);
        assertThat(DotNetTimeSpan.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({"0:0:5, PT5S", "5, P5D", "00:01, PT1M", "1.2:3:4.5, PT26H3M4.5S"})
    void readsTheLooserFormsOfTimeSpans(String text, Duration duration) throws HalibutException {
        assertThat(DotNetTimeSpan.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "24:00:00", "00:60:00", "PT5S", "1.2", "999999999.00:00:00"})
    void refusesWhatIsNoTimeSpan(String text) {
        assertThatExceptionOfType(HalibutException.class)
                .isThrownBy(() -> DotNetTimeSpan.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "POLL://SUB1, poll://sub1/",
        "poll://Abc/, poll://abc/",
        "poll://abc/Path, poll://abc/Path",
        "poll://abc?x#y, poll://abc/"
    })
    void normalisesSubscriptions(URI given, URI normal) {
        assertThat(Subscriptions.normalise(given)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "36F35047CE8B000CF4C671819A2DD1AFCDE3403", "36:F3", "zz"})
    void refusesWhatIsNoThumbprint(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Thumbprint.parse(text));
    }

    @Test
    void writesThumbprintsInUpperCase() {
        assertThat(Thumbprint.parse("36f35047ce8b000cf4c671819a2dd1afcde3403d").hex())
                .isEqualTo("36F35047CE8B000CF4C671819A2DD1AFCDE3403D");
    }
}
