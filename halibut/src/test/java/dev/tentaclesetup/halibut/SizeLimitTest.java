package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.CLIENT;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.MX;
import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.LimitedRuntimes;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every limit of size, count or depth: what lies within passes, what exceeds it does not, and the
/// runtime goes on. The switch has no default, so that a new limit does not compile without its
/// case.
class SizeLimitTest {

    private static final URI SUBSCRIPTION = URI.create("poll://sized/");
    private static final Identity QUICK = Identities.QUICK;
    private static final String SUBSCRIBER = "MX-SUBSCRIBER 1.0 poll://sized";
    private static final int SMALL = 3;

    @TempDir private Path folder = Path.of("unset");
    private final AtomicInteger inFiles = new AtomicInteger();
    private final LimitedRuntimes runtimes = new LimitedRuntimes();
    private HalibutRuntime client = HalibutRuntime.builder(QUICK).build();

    @BeforeEach
    void begin() {
        client = runtime(Loopback.LIMITS);
    }

    @AfterEach
    void close() throws Exception {
        runtimes.close();
    }

    @ParameterizedTest
    @EnumSource(SizeLimit.class)
    void isHeld(SizeLimit limit) throws Exception {
        switch (limit) {
            case PREFACE_CHARACTERS -> showsThePageAfter(limit, 50);
            case LINE_BYTES -> takesALineOf(limit, CLIENT.length() - 4);
            case MESSAGE_BYTES -> takes(limit, 1_000, "x".repeat(300), "x".repeat(900));
            case NESTING -> takes(limit, 10, nested(5), nested(9));
            case MESSAGE_ELEMENTS ->
                    takes(limit, 100, Collections.nCopies(60, 1L), Collections.nCopies(100, 1L));
            case DATA_STREAMS -> takes(limit, SMALL, streams(SMALL), streams(SMALL + 1));
            case DATA_STREAM_BYTES ->
                    takes(limit, 10, DataStream.of(new byte[10]), DataStream.of(new byte[11]));
            case MEMORY_BYTES -> keepsInMemory(limit, 10);
            case PROXY_REPLY_BYTES -> takesAProxysReplyOf(limit, 50);
            case MESSAGES_BYTES -> readsLargeMessagesInTurn(limit);
            case CONNECTIONS -> holdsConnections(limit);
            case STRANGERS, STRANGERS_PER_NETWORK, STRANGERS_PER_ADDRESS -> holdsStrangers(limit);
            case CONNECTIONS_PER_SUBSCRIPTION -> holdsPollers(limit, "/");
            case SUBSCRIPTIONS -> holdsPollers(limit, null);
            case QUEUED_REQUESTS -> queues(limit);
            case POOLED_CONNECTIONS -> pools(limit);
            case ATTEMPTS -> tries(limit, 20);
        }
    }

    @Test
    void hasADefaultThatLetsOrdinaryThingsPass() throws Exception {
        var endpoint = Loopback.to(client.listen(Loopback.anyPort()), QUICK);

        assertThat(client.call(endpoint, "IEchoService", "Same", nested(50))).isNotNull();
    }

    private HalibutRuntime runtime(Limits limits) {
        return runtimes.make(
                limits,
                builder ->
                        builder.service(
                                        "IFiles",
                                        call -> {
                                            inFiles.set(files());
                                            return null;
                                        })
                                .temporaryFolder(folder));
    }

    private HalibutRuntime strict(SizeLimit limit, long value) {
        return runtime(Loopback.LIMITS.with(limit, value));
    }

    private int files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return (int) all.filter(Files::isRegularFile).count();
        }
    }

    private static WireObject nested(int levels) {
        WireObject inner = WireObject.builder().build();
        for (int i = 1; i < levels; i++) {
            inner = WireObject.builder().put("n", inner).build();
        }
        return inner;
    }

    private static List<DataStream> streams(int count) {
        return Stream.generate(() -> DataStream.of(new byte[1])).limit(count).toList();
    }

    private void takes(SizeLimit limit, long value, Object fits, Object exceeds) throws Exception {
        HalibutRuntime strict = strict(limit, value);
        var endpoint = Loopback.to(strict.listen(Loopback.anyPort()), QUICK);

        assertThat(client.call(endpoint, "IEchoService", "Count", params(fits))).isNotNull();
        assertThat(Loopback.failure(client, endpoint, "IEchoService", "Count", params(exceeds)))
                .isInstanceOf(HalibutFailure.ConnectionLost.class);
        assertThat(client.call(endpoint, "IEchoService", "Count", params(fits))).isNotNull();
    }

    /// Streams one by one, as they may be sent only once.
    private static Object[] params(Object value) {
        return switch (value) {
            case List<?> list when list.getFirst() instanceof DataStream ->
                    list.stream().map(any -> DataStream.of(new byte[1])).toArray();
            default -> new Object[] {value};
        };
    }

    private void showsThePageAfter(SizeLimit limit, int value) throws IOException {
        int port = strict(limit, value).listen(Loopback.anyPort()).getPort();
        try (var browser = ScriptedPeer.dial(port, null)) {
            browser.send("x".repeat(value));
            assertThat(browser.text(8)).isEqualTo("HTTP/1.0");
        }
    }

    private void takesALineOf(SizeLimit limit, int value) throws IOException {
        int port = strict(limit, value).listen(Loopback.anyPort()).getPort();
        try (var fits = ScriptedPeer.dial(port, QUICK);
                var exceeds = ScriptedPeer.dial(port, QUICK)) {
            fits.send(MX + CLIENT);
            assertThat(fits.text(SERVER.length())).isEqualTo(SERVER);
            exceeds.send(MX + CLIENT.replace("1.0", "1.00"));
            assertThat(exceeds.rest()).isEmpty();
        }
    }

    private void keepsInMemory(SizeLimit limit, int value) throws Exception {
        var endpoint = Loopback.to(strict(limit, value).listen(Loopback.anyPort()), QUICK);

        client.call(endpoint, "IFiles", "Count", DataStream.of(new byte[value]));
        assertThat(inFiles).hasValue(0);
        client.call(
                endpoint,
                "IFiles",
                "Count",
                DataStream.of(new byte[value - 1]),
                DataStream.of(new byte[2]));
        assertThat(inFiles).hasValue(1);
    }

    private void takesAProxysReplyOf(SizeLimit limit, int value) throws IOException {
        try (ServerSocket proxy = ScriptedPeer.listener()) {
            Thread.startVirtualThread(() -> {
                try (Socket socket = proxy.accept()) {
                    socket.getOutputStream()
                            .write(("HTTP/1.0 200 OK\r\n" + "x".repeat(value)).getBytes());
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // hung up
                }
            });
            var endpoint =
                    ServiceEndpoint.listening("h", 1, QUICK.thumbprint())
                            .through(HttpProxy.of("127.0.0.1", proxy.getLocalPort()));
            HalibutRuntime strict =
                    runtime(Loopback.LIMITS.with(limit, value).with(SizeLimit.ATTEMPTS, 1));

            assertThat(Loopback.failure(strict, endpoint, "I", "M").describe())
                    .contains(limit + " is limited to " + value);
        }
    }

    private void holdsConnections(SizeLimit limit) throws IOException {
        int port = strict(limit, SMALL).listen(Loopback.anyPort()).getPort();
        for (int i = 0; i < SMALL; i++) {
            var peer = ScriptedPeer.dial(port, QUICK);
            runtimes.closing(peer);
            peer.send(MX + CLIENT);
            assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
        }
        try (var more = new Socket(InetAddress.getLoopbackAddress(), port)) {
            more.setSoTimeout(8_000);
            assertThat(more.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// The first of the strangers has to go, and a peer that is known does not count.
    private void holdsStrangers(SizeLimit limit) throws Exception {
        HalibutRuntime strict = strict(limit, SMALL);
        int port = strict.listen(Loopback.anyPort()).getPort();
        var silent = new ArrayList<Socket>();
        for (int i = 0; i <= SMALL; i++) {
            var stranger = new Socket(InetAddress.getLoopbackAddress(), port);
            runtimes.closing(stranger);
            stranger.setSoTimeout(8_000);
            silent.add(stranger);
        }
        assertThat(silent.getFirst().getInputStream().read()).isEqualTo(-1);

        var endpoint = Loopback.to(new InetSocketAddress("127.0.0.1", port), QUICK);
        assertThat(client.call(endpoint, "IEchoService", "Count")).isEqualTo(0L);
    }

    /// The second has no memory while the first, which is not at its end yet, has it all.
    private void readsLargeMessagesInTurn(SizeLimit limit) throws Exception {
        HalibutRuntime strict =
                runtime(
                        Loopback.LIMITS
                                .with(limit, 0)
                                .with(TimeLimit.RECEIVE, Duration.ofMillis(500)));
        var endpoint = Loopback.to(strict.listen(Loopback.anyPort()), QUICK);
        byte[] request = Wire.request("IEchoService", "Count", "x".repeat(5_000) + "end");
        try (var slow = ScriptedPeer.dial(endpoint.uri().getPort(), QUICK);
                var waits = ScriptedPeer.dial(endpoint.uri().getPort(), QUICK)) {
            for (ScriptedPeer peer : List.of(slow, waits)) {
                peer.send(MX + CLIENT);
                peer.text(SERVER.length());
            }
            slow.send(Arrays.copyOf(request, request.length - 1));
            waits.send(request);

            assertThat(slow.rest()).isEmpty();
        }
        assertThat(client.call(endpoint, "IEchoService", "Count", "x".repeat(5_000))).isNotNull();
    }

    private void holdsPollers(SizeLimit limit, String same) throws IOException {
        int port = strict(limit, SMALL).listen(Loopback.anyPort()).getPort();
        for (int i = 0; i <= SMALL; i++) {
            var peer = ScriptedPeer.dial(port, QUICK);
            runtimes.closing(peer);
            peer.send(MX + SUBSCRIBER + (same == null ? "-" + i : same) + "\r\n\r\n");
            if (i < SMALL) {
                assertThat(peer.text(SERVER.length())).isEqualTo(SERVER);
            } else {
                assertThat(peer.rest()).isEmpty();
            }
        }
    }

    private void queues(SizeLimit limit) {
        HalibutRuntime strict = strict(limit, 0);
        ServiceEndpoint queue = ServiceEndpoint.polling(SUBSCRIPTION);

        assertThat(Loopback.failure(strict, queue, "I", "M"))
                .isEqualTo(new HalibutFailure.LimitExceeded(limit, 0, 1));
    }

    private void pools(SizeLimit limit) throws Exception {
        HalibutRuntime strict = strict(limit, 2);
        try (var link = TroubledLink.plain(client.listen(Loopback.anyPort()))) {
            var endpoint = Loopback.to(link.address(), QUICK);
            var calls =
                    Stream.generate(() -> Loopback.async(strict, endpoint, "IBlocking", "Wait"))
                            .limit(6)
                            .toList();
            await().until(() -> link.connections() == 6);
            runtimes.release();
            for (var call : calls) {
                call.get();
            }

            await().atMost(Duration.ofSeconds(10)).until(() -> link.open() == 2);
        }
    }

    private void tries(SizeLimit limit, int value) throws IOException {
        HalibutRuntime strict =
                runtime(
                        Loopback.LIMITS
                                .with(limit, value)
                                .with(TimeLimit.RETRY_PAUSE, Duration.ofMillis(1)));
        try (ServerSocket listener = ScriptedPeer.listener()) {
            AtomicInteger seen = ScriptedPeer.hangingUp(listener);
            var endpoint = Loopback.to((InetSocketAddress) listener.getLocalSocketAddress(), QUICK);
            HalibutFailure failure = Loopback.failure(strict, endpoint, "I", "M");

            assertThat(failure.phase()).isEqualTo(HalibutFailure.Phase.CONNECTING);
            assertThat(seen).hasValue(value);
        }
    }
}
