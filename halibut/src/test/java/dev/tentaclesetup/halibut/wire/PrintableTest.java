package dev.tentaclesetup.halibut.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/// What others have written must not write lines of ours.
class PrintableTest {

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(Printable.line("Grüße aus 東京, \"100 %\" 🐙"))
                .isEqualTo("Grüße aus 東京, \"100 %\" 🐙");
    }

    @Test
    void showsControlCharactersAsWhatTheyAre() {
        assertThat(Printable.line("a\nb\r\tc\u001b[2J\0\u2028\u202e"))
                .isEqualTo("a\\u000ab\\u000d\\u0009c\\u001b[2J\\u0000\\u2028\\u202e");
    }

    @Test
    void shortensWhatIsTooLong() {
        assertThat(Printable.line("x".repeat(5_000))).hasSize(1_001).endsWith("…");
    }

    /// Identities, methods and statuses are written by the peer.
    @Test
    void keepsPeersFromWritingLinesOfTheLog() throws Exception {
        List<String> lines = new ArrayList<>();
        var handler = new Listener(lines);
        Logger logger = Logger.getLogger("dev.tentaclesetup.halibut");
        logger.addHandler(handler);
        HalibutRuntime agent =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .service(
                                "IFailing",
                                call -> {
                                    throw new IllegalStateException("no");
                                })
                        .limits(Loopback.LIMITS)
                        .build();
        try (agent) {
            int port = agent.listen(Loopback.anyPort()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                peer.send("MX\n\nMX-\nINFO: all is well\u001b[1m\r\n\r\n");
                peer.rest();
            }
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                peer.send("MX\n\nMX-CLIENT 1.0\r\n\r\n");
                peer.text("MX-SERVER 1.0\r\n\r\n".length());
                peer.send(Wire.request("IFailing", "Run\nINFO: all is well"));
                peer.message();
            }
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines).filteredOn(line -> line.contains("INFO:")).hasSize(2);
        assertThat(lines).allMatch(line -> line.chars().noneMatch(c -> c < ' '));
    }

    private static final class Listener extends Handler {
        private final List<String> lines;

        Listener(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void publish(LogRecord logged) {
            lines.add(logged.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
