package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.PollingHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// When a connection counts as lost, and as there again.
class PolledServerTest {

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private int connected;
    private String trouble = "";
    private final PolledServer server =
            new PolledServer("https://a:10943/", new Connections(), () -> now);

    private final class Connections implements PollingHandle {
        @Override
        public int connected() {
            return connected;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.of(trouble).filter(text -> !text.isEmpty());
        }

        @Override
        public void close() {}
    }

    @Test
    void aServerThatHasNeverAnsweredIsNotLost() {
        fail("Connection refused");
        pass(Duration.ofHours(1));

        assertThat(server.news()).isEmpty();
        assertThat(server.inContact()).isFalse();
        assertThat(server.answered()).isFalse();
    }

    @Test
    void aConnectionThatIsMadeAgainAtOnceIsNoNews() {
        connect();
        assertThat(server.news()).isEmpty();

        fail("the connection has ended");
        assertThat(server.news()).isEmpty();
        pass(Duration.ofSeconds(6));
        assertThat(server.inContact()).isTrue();
        connect();

        assertThat(server.news()).isEmpty();
    }

    @Test
    void lossAndReturnAreToldOnceEach() {
        connect();
        server.news();
        fail("Connection refused");
        server.news();
        pass(PolledServer.GRACE);

        assertThat(server.news())
                .contains(
                        new PolledServer.News(
                                System.Logger.Level.WARNING,
                                "The connection to the server https://a:10943/ is lost: Connection"
                                        + " refused. The agent goes on dialling it."));
        assertThat(server.inContact()).isFalse();
        assertThat(server.news()).isEmpty();

        pass(Duration.ofMinutes(3));
        connect();
        assertThat(server.news())
                .contains(
                        new PolledServer.News(
                                System.Logger.Level.INFO,
                                "The connection to the server https://a:10943/ is there again, after"
                                        + " 3 minutes."));
        assertThat(server.news()).isEmpty();
    }

    private void connect() {
        connected = 1;
        trouble = "";
    }

    private void fail(String reason) {
        connected = 0;
        trouble = reason;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
