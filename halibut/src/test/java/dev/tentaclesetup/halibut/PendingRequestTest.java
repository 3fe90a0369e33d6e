package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.transport.Connection;
import dev.tentaclesetup.halibut.transport.RuntimeThreads;
import dev.tentaclesetup.halibut.transport.TlsContext;
import dev.tentaclesetup.halibut.transport.Watchdog;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Moments that meet only once in a million calls, in all their orders.
class PendingRequestTest {

    private final Message.Request request =
            new Message.Request("r", DotNetGuid.EMPTY, null, "I", "M", List.of());
    private final PendingRequest pending = new PendingRequest(request);
    private final RuntimeThreads threads = new RuntimeThreads();
    private final Watchdog watchdog = new Watchdog(threads, Loopback.LIMITS);
    private Connection connection;

    PendingRequestTest() throws Exception {
        connection = connection();
    }

    @BeforeEach
    void isOpen() {
        assertThat(connection.closed()).isFalse();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        threads.join(Duration.ofSeconds(5));
    }

    private Connection connection() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var accepted = new CompletableFuture<Connection>();
            var tls = new TlsContext(Identities.QUICK);
            Thread.startVirtualThread(() -> {
                try {
                    Socket raw = listener.accept();
                    SSLSocket socket = tls.accepting(raw);
                    var connection = Connection.accept(raw, socket, watchdog, Loopback.LIMITS);
                    connection.admit();
                    accepted.complete(connection);
                } catch (java.io.IOException e) {
                    accepted.completeExceptionally(e);
                }
            });
            ScriptedPeer.dial(listener.getLocalPort(), Identities.QUICK);
            return accepted.get();
        }
    }

    @Test
    void breaksTheConnectionThatCarriesIt() {
        pending.takenBy(connection);

        assertThat(pending.abandon()).isEqualTo(HalibutFailure.Phase.TRANSFERRING);
        assertThat(connection.closed()).isTrue();
    }

    /// The connection may carry another call by now.
    @Test
    void leavesTheConnectionAloneThatHasBroughtItsAnswer() {
        pending.takenBy(connection);
        pending.answered(new Message.Response("r", null, "x"));

        assertThat(pending.abandon()).isEqualTo(HalibutFailure.Phase.TRANSFERRING);
        assertThat(connection.closed()).isFalse();
    }

    @Test
    void isNotTakenAfterItsCallerHasGone() {
        assertThat(pending.abandon()).isEqualTo(HalibutFailure.Phase.CONNECTING);

        assertThat(pending.takenBy(connection)).isFalse();
    }

    /// The time for the collection ran out while a connection held it that turned out to be gone.
    @Test
    void tellsItsCallerWhenItIsPutBackTooLate() {
        pending.takenBy(connection);
        assertThat(pending.abandonIfUncollected(Duration.ofSeconds(2))).isFalse();

        assertThat(pending.putBack()).isFalse();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> pending.answer().get())
                .havingCause()
                .extracting(e -> ((HalibutException) e).failure())
                .isEqualTo(new HalibutFailure.NotCollected(Duration.ofSeconds(2)));
    }

    @Test
    void waitsAgainWhenItIsPutBackInTime() {
        pending.takenBy(connection);

        assertThat(pending.putBack()).isTrue();
        assertThat(pending.takenBy(connection)).isTrue();
    }

    /// The thread that makes a call and the one that waits for it agree on one phase.
    @Test
    void isNotSentOnceItsCallerWasToldThatItNeverWas() {
        var cancelled = new ListeningCaller.Progress();
        var sent = new ListeningCaller.Progress();

        assertThat(cancelled.cancel()).isEqualTo(HalibutFailure.Phase.CONNECTING);
        assertThat(cancelled.sending()).isFalse();
        assertThat(sent.sending()).isTrue();
        assertThat(sent.cancel()).isEqualTo(HalibutFailure.Phase.TRANSFERRING);
    }
}
