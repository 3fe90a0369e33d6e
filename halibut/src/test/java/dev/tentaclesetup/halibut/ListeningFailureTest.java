package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.ServerError;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a caller of a listening service learns when things go wrong.
class ListeningFailureTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .trust(Identities.SERVER.thumbprint())
                    .service("IEchoService", new EchoService())
                    .service(
                            "IBlocking",
                            call -> {
                                started.incrementAndGet();
                                release.await();
                                return "released";
                            })
                    .limits(Loopback.LIMITS)
                    .build();
    private final HalibutRuntime server =
            HalibutRuntime.builder(Identities.SERVER).limits(Loopback.LIMITS).build();
    private ServiceEndpoint.Listening endpoint =
            ServiceEndpoint.listening("localhost", 1, Identities.AGENT.thumbprint());

    @BeforeEach
    void listen() throws IOException {
        endpoint = Loopback.to(agent.listen(Loopback.anyPort()), Identities.AGENT);
    }

    @AfterEach
    void close() {
        release.countDown();
        server.close();
        agent.close();
        assertThat(Loopback.threads()).isZero();
    }

    private HalibutFailure failure(
            HalibutRuntime caller, ServiceEndpoint to, String service, String method) {
        return Loopback.failure(caller, to, service, method, "x");
    }

    @Test
    void namesBothThumbprintsOfAnUnexpectedCertificate() {
        var wrong =
                ServiceEndpoint.listening(
                        "127.0.0.1", endpoint.port(), Identities.STRANGER.thumbprint());

        HalibutFailure failure = failure(server, wrong, "IEchoService", "SayHello");

        assertThat(failure)
                .isEqualTo(
                        new HalibutFailure.UnexpectedCertificate(
                                wrong.uri().toString(),
                                Identities.STRANGER.thumbprint(),
                                Identities.AGENT.thumbprint(),
                                "CN=agent"));
        assertThat(failure.describe()).contains("presented an unexpected security certificate");
    }

    @Test
    void triesFiveTimesWhereItIsNotTrusted() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.AGENT)
                        .unknownPeer((address, thumbprint) -> {
                            asked.incrementAndGet();
                            return false;
                        })
                        .build();
        try (strict) {
            var to = Loopback.to(strict.listen(Loopback.anyPort()), Identities.AGENT);

            HalibutFailure failure = failure(server, to, "IEchoService", "SayHello");

            assertThat(failure).isInstanceOf(HalibutFailure.CannotConnect.class);
            assertThat(failure.describe())
                    .contains("before the request could begin")
                    .contains("may not trust our certificate")
                    .contains(Identities.SERVER.thumbprint().hex());
            assertThat(failure.phase()).isEqualTo(HalibutFailure.Phase.CONNECTING);
            assertThat(asked).hasValue(5);
        }
    }

    @Test
    void tellsThatNobodyListens() throws IOException {
        int port;
        try (var free = ScriptedPeer.listener()) {
            port = free.getLocalPort();
        }
        var to = ServiceEndpoint.listening("127.0.0.1", port, Identities.AGENT.thumbprint());

        HalibutFailure failure = failure(server, to, "IEchoService", "SayHello");

        assertThat(failure).isInstanceOf(HalibutFailure.CannotConnect.class);
        assertThat(failure.describe()).contains("Connection refused");
        assertThat(failure.network()).isTrue();
    }

    @Test
    void doesNotRepeatARequestThatHasBegun() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket listener = ScriptedPeer.listener()) {
            Thread.startVirtualThread(() -> {
                while (!listener.isClosed()) {
                    try (var peer = ScriptedPeer.accept(listener, Identities.AGENT)) {
                        connections.incrementAndGet();
                        peer.text("MX\r\n\r\nMX-CLIENT 1.0\r\n\r\n".length());
                        peer.send("MX-SERVER 1.0\r\n\r\n");
                        peer.message();
                    } catch (IOException e) {
                        // closed
                    }
                }
            });
            var to =
                    Loopback.to(
                            (InetSocketAddress) listener.getLocalSocketAddress(), Identities.AGENT);

            HalibutFailure failure = failure(server, to, "IEchoService", "SayHello");

            assertThat(failure).isInstanceOf(HalibutFailure.ConnectionLost.class);
            assertThat(failure.describe()).contains("after the request began");
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void triesOnlyOnceWhereThereIsNoTls() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket listener = ScriptedPeer.listener()) {
            Thread.startVirtualThread(() -> {
                while (!listener.isClosed()) {
                    try (Socket plain = listener.accept()) {
                        connections.incrementAndGet();
                        plain.getOutputStream().write("HTTP/1.0 400 Bad\r\n\r\n".getBytes());
                        plain.getInputStream().readAllBytes();
                    } catch (IOException e) {
                        // the dialler has gone
                    }
                }
            });
            var to =
                    Loopback.to(
                            (InetSocketAddress) listener.getLocalSocketAddress(), Identities.AGENT);

            assertThat(failure(server, to, "IEchoService", "SayHello").phase())
                    .isEqualTo(HalibutFailure.Phase.CONNECTING);
            assertThat(connections).hasValue(1);
        }
    }

    @Test
    void replacesAPooledConnectionThatTheServiceHasClosed() throws Exception {
        assertThat(server.call(endpoint, "IEchoService", "SayHello", "a")).isEqualTo("a...");
        agent.close();
        HalibutRuntime again =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .service("IEchoService", new EchoService())
                        .build();
        try (again) {
            again.listen(new InetSocketAddress("127.0.0.1", endpoint.port()));

            assertThat(server.call(endpoint, "IEchoService", "SayHello", "b")).isEqualTo("b...");
        }
    }

    @Test
    void returnsTheServicesOwnFailureWithItsMessageAndTrace() {
        HalibutFailure failure = failure(server, endpoint, "IEchoService", "Fail");

        assertThat(failure).isInstanceOf(HalibutFailure.ServiceFailed.class);
        ServerError error = ((HalibutFailure.ServiceFailed) failure).error();
        assertThat(error.message()).isEqualTo("disk on fire");
        assertThat(error.type()).isNull();
        assertThat(error.details())
                .startsWith(
                        "System.Reflection.TargetInvocationException: Exception has been thrown by"
                                + " the target of an invocation.\n"
                                + " ---> java.io.IOException: disk on fire")
                .contains("EchoService");
    }

    @Test
    void tellsAnUnknownMethod() {
        assertThat(failure(server, endpoint, "IEchoService", "Nope"))
                .isEqualTo(
                        new HalibutFailure.MethodNotFound(
                                ServerError.methodNotFound("EchoService", "Nope")));
    }

    @Test
    void givesUpOnAMethodThatTakesTooLong() {
        HalibutRuntime impatient =
                HalibutRuntime.builder(Identities.SERVER)
                        .limits(Loopback.LIMITS.with(TimeLimit.RESPONSE, Duration.ofMillis(200)))
                        .build();
        try (impatient) {
            HalibutFailure failure = failure(impatient, endpoint, "IBlocking", "Wait");

            assertThat(failure.describe())
                    .endsWith(
                            "Unable to read data from the transport connection: Connection timed"
                                    + " out");
        }
    }

    @Test
    void isCancelledByInterruptingItsThread() throws Exception {
        CompletableFuture<HalibutFailure> failure = new CompletableFuture<>();
        Thread caller =
                Thread.ofPlatform()
                        .start(() ->
                                failure.complete(failure(server, endpoint, "IBlocking", "Wait")));
        await().until(() -> started.get() == 1);

        caller.interrupt();

        assertThat(failure.get())
                .isEqualTo(new HalibutFailure.Cancelled(HalibutFailure.Phase.TRANSFERRING));
        assertThat(server.call(endpoint, "IEchoService", "SayHello", "a")).isEqualTo("a...");
    }

    @Test
    void isCancelledWhileItConnects() throws Exception {
        CompletableFuture<HalibutFailure> failure = new CompletableFuture<>();
        try (ServerSocket silent = ScriptedPeer.listener()) {
            var to =
                    Loopback.to(
                            (InetSocketAddress) silent.getLocalSocketAddress(), Identities.AGENT);
            Thread caller =
                    Thread.startVirtualThread(
                            () -> failure.complete(failure(server, to, "IBlocking", "Wait")));
            try (Socket connected = silent.accept()) {
                assertThat(connected.isConnected()).isTrue();

                caller.interrupt();

                assertThat(failure.get())
                        .isEqualTo(new HalibutFailure.Cancelled(HalibutFailure.Phase.CONNECTING));
            }
        }
    }

    @Test
    void endsWhenItsRuntimeIsClosed() throws Exception {
        CompletableFuture<HalibutFailure> failure = new CompletableFuture<>();
        Thread.startVirtualThread(
                () -> failure.complete(failure(server, endpoint, "IBlocking", "Wait")));
        await().until(() -> started.get() == 1);

        server.close();

        assertThat(failure.get())
                .as("it runs at the service, so nobody may say that it never got there")
                .isEqualTo(new HalibutFailure.Closed(HalibutFailure.Phase.TRANSFERRING));
        assertThat(failure(server, endpoint, "IEchoService", "SayHello"))
                .isInstanceOf(HalibutFailure.Closed.class);
    }

    @Test
    void refusesADataStreamThatWritesMoreThanDeclaredAndGoesOn() throws Exception {
        for (long declared : new long[] {3, 5}) {
            var stream = DataStream.of(declared, out -> out.write(new byte[4]));
            var failure =
                    catchThrowableOfType(
                            HalibutException.class,
                            () -> server.call(endpoint, "IEchoService", "Length", stream));
            assertThat(failure).hasMessageContaining("Data stream size mismatch");
            assertThat(failure.failure().network()).isFalse();
        }
        assertThat(server.call(endpoint, "IEchoService", "Length", DataStream.of(new byte[4])))
                .isEqualTo(4L);
    }

    @Test
    void survivesADataStreamThatCannotBeRead() throws Exception {
        for (int i = 0; i < 20; i++) {
            var stream =
                    DataStream.of(
                            100_000,
                            out -> {
                                out.write(new byte[50_000]);
                                throw new IOException("unreadable");
                            });
            var failure =
                    catchThrowableOfType(
                            HalibutException.class,
                            () -> server.call(endpoint, "IEchoService", "Length", stream));
            assertThat(failure).hasMessageContaining("unreadable");
            assertThat(failure.failure().network()).isFalse();
        }
        assertThat(server.call(endpoint, "IEchoService", "SayHello", "a")).isEqualTo("a...");
    }

    @Test
    void discoversTheThumbprintOfAListener() throws HalibutException {
        assertThat(server.discover("localhost", endpoint.port(), null))
                .isEqualTo(agent.thumbprint());
    }

    @Test
    void tellsThatAnUnknownHostIsUnknownAtOnce() {
        var to =
                ServiceEndpoint.listening("no-such-host.invalid", 1, Identities.AGENT.thumbprint());

        assertThat(failure(server, to, "IEchoService", "SayHello").describe())
                .contains("the host is unknown: no-such-host.invalid");
    }

    @Test
    void closesTheConnectionWhenItsPeerHangsInTheMiddleOfAMessage() throws IOException {
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .limits(Loopback.LIMITS.with(TimeLimit.RECEIVE, Duration.ofMillis(200)))
                        .build();
        try (strict) {
            int port = strict.listen(Loopback.anyPort()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                peer.send("MX\n\nMX-CLIENT 1.0\r\n\r\n");
                peer.text("MX-SERVER 1.0\r\n\r\n".length());
                peer.send(new byte[] {(byte) 0xe3, 0x63});

                assertThat(peer.rest()).isEmpty();
            }
        }
    }

    @Test
    void closesTheConnectionWhenItsPeerStopsReading() throws Exception {
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.AGENT)
                        .trust(Identities.SERVER.thumbprint())
                        .service(
                                "IBig",
                                call -> DataStream.of(1L << 30, ListeningFailureTest::gigabyte))
                        .limits(Loopback.LIMITS.with(TimeLimit.SEND, Duration.ofMillis(300)))
                        .build();
        try (strict) {
            int port = strict.listen(Loopback.anyPort()).getPort();
            try (var peer = ScriptedPeer.dial(port, Identities.SERVER)) {
                peer.send("MX\n\nMX-CLIENT 1.0\r\n\r\n");
                peer.text("MX-SERVER 1.0\r\n\r\n".length());
                var request =
                        new Message.Request(
                                "r1", DotNetGuid.EMPTY, null, "IBig", "Get", java.util.List.of());
                peer.send(Wire.deflate(Wire.write(Envelope.write(request))));
                peer.message();

                await().until(() -> Loopback.threads() <= 2 + agentThreads());
            }
        }
    }

    /// The other agent's acceptor; its connections are none.
    private static long agentThreads() {
        return 1;
    }

    private static void gigabyte(java.io.OutputStream out) throws IOException {
        byte[] block = new byte[1 << 20];
        for (int i = 0; i < 1024; i++) {
            out.write(block);
        }
    }
}
