package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.Refusal;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who was turned away is in the log, and no flood of them is.
class RefusedConnectionsTest {

    private static final Thumbprint ONE =
            Thumbprint.parse("36F35047CE8B000CF4C671819A2DD1AFCDE3403D");
    private static final Thumbprint TWO =
            Thumbprint.parse("76225C0717A16C1D0BA4A7FFA76519D286D8A248");

    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final RefusedConnections refused = new RefusedConnections(() -> now, lines::add);

    @Test
    void aLineNamesAddressThumbprintAndReason() throws Exception {
        refused.accept(of("10.0.0.7", 5000, ONE));
        refused.accept(
                new Refusal(
                        new InetSocketAddress(InetAddress.getByName("2001:db8::7"), 6000),
                        Optional.empty(),
                        Refusal.Reason.NOT_TLS));

        assertThat(lines)
                .containsExactly(
                        "Refused a connection from 10.0.0.7:5000 with the thumbprint "
                                + ONE
                                + ": its certificate is not trusted",
                        "Refused a connection from [2001:db8:0:0:0:0:0:7]:6000: it does not speak TLS");
    }

    @Test
    void aPeerHasALineInEachMinuteAndTheRestIsCounted() throws Exception {
        for (int i = 0; i < 38; i++) {
            refused.accept(of("10.0.0.7", 5000 + i, ONE));
        }
        refused.accept(of("10.0.0.7", 5000, TWO));
        refused.accept(of("10.0.0.8", 5000, ONE));
        assertThat(lines).hasSize(3);

        pass(Duration.ofSeconds(60));
        refused.tick();
        refused.tick();
        refused.accept(of("10.0.0.7", 5000, ONE));

        assertThat(lines).hasSize(5);
        assertThat(lines.get(3))
                .isEqualTo("… and 37 more connections were refused in the last minute");
        assertThat(lines.get(4)).startsWith("Refused a connection from 10.0.0.7:5000 ");
    }

    @Test
    void oneMoreIsOneMore() throws Exception {
        refused.accept(of("10.0.0.7", 1, ONE));
        refused.accept(of("10.0.0.7", 2, ONE));
        pass(Duration.ofSeconds(60));
        refused.tick();

        assertThat(lines)
                .last()
                .isEqualTo("… and 1 more connection was refused in the last minute");
    }

    @Test
    void whatWasCountedIsSaidAtTheEnd() throws Exception {
        refused.accept(of("10.0.0.7", 1, ONE));
        refused.accept(of("10.0.0.7", 2, ONE));
        refused.end();
        refused.end();

        assertThat(lines).hasSize(2).last().asString().startsWith("… and 1 more connection");
    }

    @Test
    void thereAreNeverMoreThanAHundredLinesInAnHour() throws Exception {
        for (int second = 0; second < 3600; second++) {
            for (int peer = 0; peer < 10; peer++) {
                refused.accept(of("10." + second % 200 + ".0." + peer, 5000, ONE));
            }
            refused.tick();
            pass(Duration.ofSeconds(1));
        }
        refused.tick();

        assertThat(lines).hasSize(100);
        assertThat(lines.getLast()).matches("… and 35\\d\\d\\d more .* in the last 60 minutes");
        refused.accept(of("10.0.0.7", 5000, ONE));
        assertThat(lines).hasSize(101).last().asString().startsWith("Refused a connection");
    }

    @Test
    void aClockThatIsPutBackDoesNotSilenceTheLog() throws Exception {
        refused.accept(of("10.0.0.7", 5000, ONE));
        pass(Duration.ofDays(-1));
        refused.accept(of("10.0.0.7", 5000, ONE));

        assertThat(lines).hasSize(2);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static Refusal of(String address, int port, Thumbprint thumbprint)
            throws UnknownHostException {
        return new Refusal(
                new InetSocketAddress(InetAddress.getByName(address), port),
                Optional.of(thumbprint),
                Refusal.Reason.UNTRUSTED);
    }
}
