package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustOriginsTest {

    private static final String SERVER = "https://octopus.example.com";
    private static final Thumbprint FORMER = new Thumbprint("A".repeat(40));
    private static final Thumbprint PRESENT = new Thumbprint("B".repeat(40));

    @Test
    void whatIsWrittenIsRead() {
        TrustOrigins origins =
                TrustOrigins.UNKNOWN
                        .with(SERVER, List.of(FORMER, PRESENT))
                        .with("https://second", List.of(PRESENT));

        assertThat(TrustOrigins.read(origins.write(Settings.EMPTY))).isEqualTo(origins);
    }

    @Test
    void certificatesThatAreNoLongerTrustedAreForgottenAndServersWithThem() {
        TrustOrigins origins =
                TrustOrigins.UNKNOWN
                        .with(SERVER, List.of(FORMER, PRESENT))
                        .with("https://second", List.of(FORMER));

        assertThat(origins.retaining(List.of(PRESENT)))
                .isEqualTo(TrustOrigins.UNKNOWN.with(SERVER, List.of(PRESENT)));
        assertThat(origins.retaining(List.of()).write(origins.write(Settings.EMPTY)))
                .isEqualTo(Settings.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"https://a\":\"b\"}", "{\"https://a\":[\"b\"]}"})
    void whatCannotBeReadIsUnknown(String text) {
        assertThat(TrustOrigins.read(Settings.EMPTY.with(TrustOrigins.KEY, text)))
                .isEqualTo(TrustOrigins.UNKNOWN);
    }
}
