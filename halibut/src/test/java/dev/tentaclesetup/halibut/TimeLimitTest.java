package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.CLIENT;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.MX;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.LimitedRuntimes;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.transport.Sockets;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every limit of time, set short where all others are long: whatever ends was ended by it. The
/// switch has no default, so that a new limit does not compile without its case here.
@Timeout(60)
class TimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final URI SUBSCRIPTION = URI.create("poll://timed/");
    private static final ServiceEndpoint QUEUE = ServiceEndpoint.polling(SUBSCRIPTION);
    private static final Identity QUICK = Identities.QUICK;

    private final LimitedRuntimes runtimes = new LimitedRuntimes();

    @AfterEach
    void close() throws Exception {
        runtimes.close();
    }

    @ParameterizedTest
    @EnumSource(TimeLimit.class)
    void endsWhatTakesLonger(TimeLimit limit) throws Exception {
        HalibutRuntime strict = runtime(limits(limit));
        switch (limit) {
            case CONNECT -> tellsWhoDoesNotAccept(strict);
            case HANDSHAKE -> {
                hangsUpOn(strict, "TLS begun");
                discoversNothing(strict);
            }
            case STRANGER -> {
                hangsUpOn(strict, "TLS begun");
                hangsUpOnAStranger(strict);
            }
            case LINE -> hangsUpOn(strict, MX + "MX-CLI");
            case REQUEST -> hangsUpOn(strict, MX + CLIENT);
            case RECEIVE -> hangsUpOn(strict, MX + CLIENT + (char) 0xe3 + "c");
            case IDLE -> hangsUpAfterAnAnswer(strict);
            case SEND -> hangsUpOnWhoDoesNotRead(strict);
            case RESPONSE -> givesUpOnTheAnswer(strict);
            case HEARTBEAT -> givesUpOnProceed(strict);
            case POLL_REQUEST -> dialsTheSilentServerAgain(strict);
            case POOLED -> keepsNoConnectionLonger(strict);
            case COLLECTION ->
                    assertThat(Loopback.failure(strict, QUEUE, "IEchoService", "Count"))
                            .isEqualTo(new HalibutFailure.NotCollected(SHORT));
            case QUEUE_WAIT -> letsThePollerGo(strict);
            case PROXY_REPLY -> givesUpOnTheProxy(strict);
            case RETRY_PAUSE -> triesInSuccession(strict, 5);
            case RETRY_TOTAL -> triesNoLonger();
            case BACKOFF_MIN, BACKOFF_MAX -> comesBackSoon(strict);
            case CLOSE -> closesUnderARunningMethod(strict);
        }
    }

    private static Limits limits(TimeLimit tested) {
        Limits limits = Limits.standard();
        if (tested != TimeLimit.RETRY_PAUSE) {
            limits = limits.with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(1));
        }
        return limits.with(SizeLimit.ATTEMPTS, tested == TimeLimit.RETRY_PAUSE ? 5 : 1)
                .with(tested, SHORT);
    }

    private HalibutRuntime runtime(Limits limits) {
        return runtimes.make(
                limits,
                builder ->
                        builder.service(
                                "IBig",
                                call ->
                                        DataStream.of(
                                                1L << 30, out -> out.write(new byte[1 << 26]))));
    }

    private ServerSocket listener() throws IOException {
        ServerSocket listener = ScriptedPeer.listener();
        listener.setSoTimeout(30_000);
        runtimes.closing(listener);
        return listener;
    }

    private static ServiceEndpoint.Listening to(ServerSocket listener) {
        return Loopback.to((InetSocketAddress) listener.getLocalSocketAddress(), QUICK);
    }

    /// A full queue of connections drops the next one's first packet.
    private void tellsWhoDoesNotAccept(HalibutRuntime strict) throws IOException {
        var full = new ServerSocket();
        runtimes.closing(full);
        full.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        for (int i = 0; i < 3; i++) {
            var filler = new Socket();
            runtimes.closing(filler);
            try {
                filler.connect(full.getLocalSocketAddress(), 200);
            } catch (java.net.SocketTimeoutException e) {
                // full
            }
        }

        HalibutFailure failure = Loopback.failure(strict, to(full), "IEchoService", "Count");

        assertThat(failure.describe())
                .endsWith(
                        "before the request could begin: The client was unable to establish the"
                                + " initial connection within the timeout 00:00:00.3000000.");
        assertThat(failure.phase()).isEqualTo(HalibutFailure.Phase.CONNECTING);
        assertThat(failure.network()).isTrue();
    }

    private void hangsUpOn(HalibutRuntime strict, String sent) throws IOException {
        int port = strict.listen(Loopback.anyPort()).getPort();
        if (!sent.startsWith(MX)) {
            var half = new Socket(InetAddress.getLoopbackAddress(), port);
            runtimes.closing(half);
            half.setSoTimeout(30_000);
            half.getOutputStream().write(new byte[] {22, 3, 1});
            assertThat(half.getInputStream().read()).isLessThanOrEqualTo(21);
            return;
        }
        try (var peer = ScriptedPeer.dial(port, QUICK)) {
            peer.socket().setSoTimeout(30_000);
            peer.send(sent);
            assertThat(new String(peer.rest())).isIn("", SERVER);
        }
    }

    /// It says something all the time, and still nothing of use.
    private void hangsUpOnAStranger(HalibutRuntime strict) throws IOException {
        int port = strict.listen(Loopback.anyPort()).getPort();
        try (var stranger = ScriptedPeer.dial(port, Identities.STRANGER)) {
            assertThatIOException()
                    .isThrownBy(() -> {
                        for (int i = 0; i < 20_000; i++) {
                            stranger.send("M\r");
                            LockSupport.parkNanos(1_000_000);
                        }
                    });
        }
    }

    private void discoversNothing(HalibutRuntime strict) throws IOException {
        int silent = listener().getLocalPort();

        assertThatExceptionOfType(HalibutException.class)
                .isThrownBy(() -> strict.discover("127.0.0.1", silent, null))
                .extracting(HalibutException::failure)
                .isInstanceOf(HalibutFailure.CannotConnect.class);
    }

    private static void hangsUpAfterAnAnswer(HalibutRuntime strict) throws Exception {
        int port = strict.listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, QUICK)) {
            peer.socket().setSoTimeout(30_000);
            peer.send(MX + CLIENT);
            peer.text(SERVER.length());
            peer.send(Wire.request("IEchoService", "Count"));
            peer.message();
            assertThat(peer.rest()).isEmpty();
        }
    }

    private static void hangsUpOnWhoDoesNotRead(HalibutRuntime strict) throws Exception {
        int port = strict.listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, QUICK)) {
            peer.send(MX + CLIENT);
            peer.text(SERVER.length());
            peer.send(Wire.request("IBig", "Get"));
            peer.message();
            // The acceptor's thread is left; the watchdog goes with the last connection.
            await().atMost(Duration.ofSeconds(30)).until(() -> Loopback.threads() <= 1);
        }
    }

    private void givesUpOnTheAnswer(HalibutRuntime strict) throws IOException {
        HalibutRuntime slow = runtime(Loopback.LIMITS);
        var endpoint = Loopback.to(slow.listen(Loopback.anyPort()), QUICK);

        HalibutFailure failure = Loopback.failure(strict, endpoint, "IBlocking", "Wait");

        assertThat(failure.describe())
                .endsWith(
                        "after the request began: Unable to read data from the transport"
                                + " connection: Connection timed out");
        assertThat(failure.network()).isTrue();
    }

    /// On the first call of a pooled connection NEXT is not answered; the call goes on over
    /// another.
    private void givesUpOnProceed(HalibutRuntime strict) throws Exception {
        HalibutRuntime service = runtime(Loopback.LIMITS);
        var link = TroubledLink.plain(service.listen(Loopback.anyPort()));
        runtimes.closing(link);
        var endpoint = Loopback.to(link.address(), QUICK);
        strict.call(endpoint, "IEchoService", "Count");
        link.swallow();

        assertThat(strict.call(endpoint, "IEchoService", "Count")).isEqualTo(0L);
        assertThat(link.connections()).isEqualTo(2);
    }

    private void dialsTheSilentServerAgain(HalibutRuntime strict) throws IOException {
        ServerSocket listener = listener();
        strict.poll(new PollingEndpoint(SUBSCRIPTION, to(listener)));
        try (var peer = ScriptedPeer.accept(listener, QUICK)) {
            peer.socket().setSoTimeout(30_000);
            peer.text((MX + "MX-SUBSCRIBER 1.0 poll://timed/\r\n\r\n").length());
            peer.send(SERVER);
            assertThat(peer.rest()).isEmpty();
        }
    }

    private void keepsNoConnectionLonger(HalibutRuntime strict) throws Exception {
        HalibutRuntime service = runtime(Loopback.LIMITS);
        var link = TroubledLink.plain(service.listen(Loopback.anyPort()));
        runtimes.closing(link);
        var endpoint = Loopback.to(link.address(), QUICK);
        strict.call(endpoint, "IEchoService", "Count");
        await().pollDelay(SHORT.plusMillis(50)).until(() -> true);
        strict.call(endpoint, "IEchoService", "Count");

        assertThat(link.connections()).isEqualTo(2);
    }

    private static void letsThePollerGo(HalibutRuntime strict) throws Exception {
        int port = strict.listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, QUICK)) {
            peer.socket().setSoTimeout(25_000); // less than the default of 30 seconds
            peer.send(MX + "MX-SUBSCRIBER 1.0 poll://timed/\r\n\r\n");
            peer.text(SERVER.length());
            assertThat(Wire.reader(peer.message()).root().get("Message")).isNull();
        }
    }

    private void givesUpOnTheProxy(HalibutRuntime strict) throws IOException {
        ServerSocket silent = listener();
        var endpoint = to(silent).through(HttpProxy.of("127.0.0.1", silent.getLocalPort()));
        HalibutFailure failure = Loopback.failure(strict, endpoint, "IEchoService", "Count");

        assertThat(failure.describe()).endsWith("Connection timed out");
        assertThat(failure.phase()).isEqualTo(HalibutFailure.Phase.CONNECTING);
    }

    /// Five attempts with the default pause of a second would be four seconds, of which the
    /// patience of the listener has only two.
    private void triesInSuccession(HalibutRuntime strict, int attempts) throws IOException {
        assertThat(attempts(strict)).isEqualTo(attempts);
    }

    /// At least 100 ms lie between two attempts, so no more than four can begin within 300.
    private void triesNoLonger() throws IOException {
        HalibutRuntime strict =
                runtime(
                        Limits.standard()
                                .with(SizeLimit.ATTEMPTS, 1_000)
                                .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(100))
                                .with(TimeLimit.RETRY_TOTAL, SHORT));
        assertThat(attempts(strict)).isBetween(1, 4);
    }

    private int attempts(HalibutRuntime caller) throws IOException {
        ServerSocket listener = listener();
        AtomicInteger seen = ScriptedPeer.hangingUp(listener);
        Loopback.failure(caller, to(listener), "IEchoService", "Count");
        return seen.get();
    }

    /// The longest pause bounds the shortest, too.
    private void comesBackSoon(HalibutRuntime strict) throws IOException {
        ServerSocket listener = listener();
        listener.setSoTimeout(4_000); // less than the shortest default pause of 5 seconds
        strict.poll(new PollingEndpoint(SUBSCRIPTION, to(listener)));
        for (int i = 0; i < 3; i++) {
            Sockets.close(listener.accept());
        }
    }

    private void closesUnderARunningMethod(HalibutRuntime strict) throws Exception {
        HalibutRuntime client = runtime(Loopback.LIMITS);
        var endpoint = Loopback.to(strict.listen(Loopback.anyPort()), QUICK);
        var call = Loopback.async(client, endpoint, "IBlocking", "Wait");
        await().until(() -> Loopback.threads() >= 4);

        strict.close();

        assertThat(runtimes.released()).as("the method was still running").isFalse();
        assertThat(call).failsWithin(Duration.ofSeconds(20)).withThrowableThat().havingRootCause();
    }
}
