package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One agent, two servers, several connections to each, in every direction at once.
class SeveralServersTest {

    private static final URI SUBSCRIPTION = URI.create("poll://several/");
    private static final ServiceEndpoint QUEUE = ServiceEndpoint.polling(SUBSCRIPTION);
    private static final int CONNECTIONS = 3;
    private static final Identity QUICK = Identities.QUICK;

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final HalibutRuntime one = runtime();
    private final HalibutRuntime two = runtime();
    private final HalibutRuntime agent = runtime();

    private HalibutRuntime runtime() {
        return HalibutRuntime.builder(QUICK)
                .trust(QUICK.thumbprint())
                .service("IEchoService", new EchoService())
                .service(
                        "IBlocking",
                        call -> {
                            running.incrementAndGet();
                            release.await();
                            return "released";
                        })
                .limits(Loopback.LIMITS)
                .build();
    }

    @AfterEach
    void close() {
        release.countDown();
        agent.close();
        one.close();
        two.close();
        assertThat(Loopback.threads()).isZero();
    }

    @Test
    void serveTheOneWhileTheOtherIsDownAndBothWhenItIsBack() throws Exception {
        var first = Loopback.to(one.listen(Loopback.anyPort()), QUICK);
        HalibutRuntime falling = runtime();
        InetSocketAddress address = falling.listen(Loopback.anyPort());
        var second = Loopback.to(address, QUICK);
        var toFirst = agent.poll(new PollingEndpoint(SUBSCRIPTION, first, CONNECTIONS));
        var toSecond = agent.poll(new PollingEndpoint(SUBSCRIPTION, second, CONNECTIONS));
        await().until(() ->
                toFirst.connected() == CONNECTIONS && toSecond.connected() == CONNECTIONS);

        falling.close();
        await().until(() -> toSecond.connected() == 0);
        List<CompletableFuture<Object>> blocked = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS - 1; i++) {
            blocked.add(Loopback.async(one, QUEUE, "IBlocking", "Wait"));
        }
        await().until(() -> running.get() == CONNECTIONS - 1);
        for (int i = 0; i < 50; i++) {
            assertThat(one.call(QUEUE, "IEchoService", "SayHello", "n" + i))
                    .isEqualTo("n" + i + "...");
        }
        assertThat(toFirst.connected()).isEqualTo(CONNECTIONS);

        two.listen(new InetSocketAddress(address.getAddress(), address.getPort()));
        assertThat(two.call(QUEUE, "IEchoService", "SayHello", "x")).isEqualTo("x...");
        await().until(() -> toSecond.connected() == CONNECTIONS);
        release.countDown();
        for (var call : blocked) {
            assertThat(call.get()).isEqualTo("released");
        }
    }

    /// The agent polls a server, is called by it over its own port, and calls it, over one pair of
    /// runtimes, with a call that blocks on each of the ways.
    @Test
    void doNotBlockEachOtherInBothDirections() throws Exception {
        var server = Loopback.to(one.listen(Loopback.anyPort()), QUICK);
        var listening = Loopback.to(agent.listen(Loopback.anyPort()), QUICK);
        agent.poll(new PollingEndpoint(SUBSCRIPTION, server, 2));
        one.poll(new PollingEndpoint(URI.create("poll://back/"), listening, 2));
        ServiceEndpoint back = ServiceEndpoint.polling(URI.create("poll://back/"));
        List<CompletableFuture<Object>> blocked =
                List.of(
                        Loopback.async(one, QUEUE, "IBlocking", "Wait"),
                        Loopback.async(one, listening, "IBlocking", "Wait"),
                        Loopback.async(agent, server, "IBlocking", "Wait"),
                        Loopback.async(agent, back, "IBlocking", "Wait"));
        await().until(() -> running.get() == blocked.size());

        for (int i = 0; i < 20; i++) {
            assertThat(one.call(QUEUE, "IEchoService", "SayHello", "a")).isEqualTo("a...");
            assertThat(one.call(listening, "IEchoService", "SayHello", "b")).isEqualTo("b...");
            assertThat(agent.call(server, "IEchoService", "SayHello", "c")).isEqualTo("c...");
            assertThat(agent.call(back, "IEchoService", "SayHello", "d")).isEqualTo("d...");
        }
        release.countDown();
        for (var call : blocked) {
            assertThat(call.get()).isEqualTo("released");
        }
    }

    /// A server that hangs up on the first connections as soon as they are made.
    @Test
    void waitForAnAgentWhoseFirstConnectionsAreKilled() throws Exception {
        InetSocketAddress target = one.listen(Loopback.anyPort());
        AtomicInteger connections = new AtomicInteger();
        try (var link =
                new CuttingLink(
                        target,
                        () -> connections.incrementAndGet() < 4 ? 0 : Long.MAX_VALUE,
                        () -> connections.get() < 4 ? 0 : Long.MAX_VALUE)) {
            agent.poll(new PollingEndpoint(SUBSCRIPTION, Loopback.to(link.address(), QUICK)));

            assertThat(one.call(QUEUE, "IEchoService", "SayHello", "x")).isEqualTo("x...");
            assertThat(connections).hasValueGreaterThanOrEqualTo(4);
        }
    }

    /// Connections in every stage, and more of them all the time.
    @Test
    void closeUnderAStormOfConnections() throws Exception {
        int port = two.listen(Loopback.anyPort()).getPort();
        var stop = new CountDownLatch(1);
        List<Thread> storm = new ArrayList<>();
        AtomicInteger made = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            int stage = i;
            storm.add(
                    Thread.startVirtualThread(() -> {
                        while (stop.getCount() > 0) {
                            knock(port, stage % 4, made);
                        }
                    }));
        }
        await().until(() -> made.get() > 40);

        two.close();

        stop.countDown();
        for (Thread each : storm) {
            each.join();
        }
        assertThat(Loopback.threads()).isZero();
    }

    private static void knock(int port, int stage, AtomicInteger made) {
        try (var raw = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
            made.incrementAndGet();
            if (stage == 0) {
                return;
            }
            try (var peer = ScriptedPeer.dial(port, QUICK)) {
                peer.send("MX\n\n" + (stage == 1 ? "" : "MX-CLIENT 1.0\r\n\r\n"));
                if (stage == 3) {
                    peer.send(Wire.request("IEchoService", "Count"));
                    peer.text(17);
                }
            }
        } catch (IOException | HalibutException e) {
            java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
