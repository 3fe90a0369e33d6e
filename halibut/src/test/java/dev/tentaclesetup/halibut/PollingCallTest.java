package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PollingCallTest {

    private static final URI SUBSCRIPTION = URI.create("poll://Abc");
    private static final ServiceEndpoint ENDPOINT = ServiceEndpoint.polling(SUBSCRIPTION);

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger started = new AtomicInteger();
    private final HalibutRuntime agent = agent();
    private final HalibutRuntime server =
            HalibutRuntime.builder(Identities.SERVER)
                    .trust(Identities.AGENT.thumbprint())
                    .limits(Loopback.LIMITS)
                    .build();
    private ServiceEndpoint.Listening address =
            ServiceEndpoint.listening("localhost", 1, Identities.SERVER.thumbprint());

    private HalibutRuntime agent() {
        return HalibutRuntime.builder(Identities.AGENT)
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
    }

    @BeforeEach
    void listen() throws Exception {
        address = Loopback.to(server.listen(Loopback.anyPort()), Identities.SERVER);
    }

    @AfterEach
    void close() {
        release.countDown();
        agent.close();
        server.close();
        assertThat(Loopback.threads()).isZero();
    }

    @Test
    void carriesCallsToTheServiceThatPolls() throws Exception {
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));

        for (int i = 0; i < 20; i++) {
            assertThat(server.call(ENDPOINT, "IEchoService", "SayHello", "n" + i))
                    .isEqualTo("n" + i + "...");
        }
    }

    @Test
    void runsAsManyCallsAtATimeAsThereAreConnections() throws Exception {
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address, 3));
        CompletableFuture<?>[] calls = new CompletableFuture<?>[3];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = async("IBlocking", "Wait");
        }

        await().until(() -> started.get() == 3);
        assertThat(server.pollers(SUBSCRIPTION)).isEqualTo(3);
        release.countDown();

        CompletableFuture.allOf(calls).get();
    }

    @Test
    void tellsWhenNobodyCollectsTheRequest() {
        HalibutRuntime impatient =
                HalibutRuntime.builder(Identities.SERVER)
                        .limits(Loopback.LIMITS.with(TimeLimit.COLLECTION, Duration.ofMillis(50)))
                        .build();
        try (impatient) {
            var failure =
                    catchThrowableOfType(
                            HalibutException.class,
                            () -> impatient.call(ENDPOINT, "IEchoService", "SayHello", "x"));
            assertThat(failure.failure())
                    .isEqualTo(new HalibutFailure.NotCollected(Duration.ofMillis(50)));
            assertThat(failure)
                    .hasMessage(
                            "A request was sent to a polling endpoint, but the polling endpoint did"
                                    + " not collect the request within the allowed time"
                                    + " (00:00:00.0500000), so the request timed out.");
        }
    }

    @Test
    void comesBackToAServerThatWasRestarted() throws Exception {
        InetSocketAddress sameAddress = new InetSocketAddress("127.0.0.1", address.port());
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
        assertThat(server.call(ENDPOINT, "IEchoService", "SayHello", "x")).isEqualTo("x...");
        server.close();

        HalibutRuntime restarted =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(Loopback.LIMITS)
                        .build();
        try (restarted) {
            restarted.listen(sameAddress);
            assertThat(restarted.call(ENDPOINT, "IEchoService", "SayHello", "y")).isEqualTo("y...");
        }
    }

    @Test
    void doesNotLoseARequestToAConnectionThatIsAlreadyGone() throws Exception {
        PollingHandle first = agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
        await().until(() -> server.pollers(SUBSCRIPTION) == 1);
        first.close();
        await().until(() -> first.connected() == 0);

        CompletableFuture<Object> call = async("IEchoService", "SayHello", "z");
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));

        assertThat(call.get()).isEqualTo("z...");
    }

    @Test
    void breaksTheConnectionThatCarriesACancelledCall() throws Exception {
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
        CompletableFuture<HalibutFailure> failure = new CompletableFuture<>();
        Thread caller =
                Thread.startVirtualThread(() -> {
                    try {
                        server.call(ENDPOINT, "IBlocking", "Wait");
                    } catch (HalibutException e) {
                        failure.complete(e.failure());
                    }
                });
        await().until(() -> started.get() == 1);

        caller.interrupt();

        assertThat(failure.get())
                .isEqualTo(new HalibutFailure.Cancelled(HalibutFailure.Phase.TRANSFERRING));
        release.countDown();
        assertThat(server.call(ENDPOINT, "IEchoService", "SayHello", "x")).isEqualTo("x...");
    }

    @Test
    void isCancelledWhileItWaitsToBeCollectedAndNeverRuns() throws Exception {
        CompletableFuture<HalibutFailure> failure = new CompletableFuture<>();
        var waiting = new CountDownLatch(1);
        Thread caller =
                Thread.startVirtualThread(() -> {
                    waiting.countDown();
                    failure.complete(Loopback.failure(server, ENDPOINT, "IBlocking", "Wait"));
                });
        waiting.await();

        caller.interrupt();

        assertThat(failure.get())
                .isEqualTo(new HalibutFailure.Cancelled(HalibutFailure.Phase.CONNECTING));
        assertThat(failure.get().describe())
                .isEqualTo("The Request was cancelled while Connecting.");
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
        assertThat(server.call(ENDPOINT, "IEchoService", "SayHello", "x")).isEqualTo("x...");
        assertThat(started).hasValue(0);
    }

    @Test
    void letsTheRunningCallAnswerWhenTheAgentCloses() throws Exception {
        agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
        CompletableFuture<Object> call = async("IBlocking", "Wait");
        await().until(() -> started.get() == 1);

        Thread closing = Thread.startVirtualThread(agent::close);
        release.countDown();

        assertThat(call.get()).isEqualTo("released");
        closing.join();
    }

    @Test
    void doesNotServePollersThatAreNotTrusted() throws Exception {
        server.distrust(Identities.AGENT.thumbprint());
        PollingHandle handle = agent.poll(new PollingEndpoint(SUBSCRIPTION, address));

        CompletableFuture<Object> call = async("IEchoService", "SayHello", "x");
        await().until(() -> handle.trouble().isPresent());
        assertThat(handle.trouble().get()).contains("hung up");
        assertThat(handle.connected()).isZero();
        server.trust(Identities.AGENT.thumbprint());

        assertThat(call.get()).isEqualTo("x...");
        assertThat(handle.trouble()).isEmpty();
    }

    @Test
    void waitsForACollectedCallLongerThanForTheCollection() throws Exception {
        HalibutRuntime impatient =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(Loopback.LIMITS.with(TimeLimit.COLLECTION, Duration.ofMillis(500)))
                        .build();
        try (impatient) {
            var to = Loopback.to(impatient.listen(Loopback.anyPort()), Identities.SERVER);
            agent.poll(new PollingEndpoint(SUBSCRIPTION, to));
            await().until(() -> impatient.pollers(SUBSCRIPTION) == 1);
            CompletableFuture<Object> answer =
                    Loopback.async(impatient, ENDPOINT, "IBlocking", "Wait");
            await().pollDelay(Duration.ofMillis(700)).until(() -> started.get() == 1);

            release.countDown();

            assertThat(answer.get()).isEqualTo("released");
        }
    }

    @Test
    void holdsNoMoreConnectionsOfASubscriptionThanAllowed() throws Exception {
        HalibutRuntime strict =
                HalibutRuntime.builder(Identities.SERVER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(Loopback.LIMITS.with(SizeLimit.CONNECTIONS_PER_SUBSCRIPTION, 2))
                        .build();
        try (strict) {
            var to = Loopback.to(strict.listen(Loopback.anyPort()), Identities.SERVER);
            PollingHandle crowd = agent.poll(new PollingEndpoint(SUBSCRIPTION, to, 4));
            PollingHandle other = agent.poll(new PollingEndpoint(URI.create("poll://other"), to));

            await().until(() -> crowd.connected() == 2 && other.connected() == 1);

            assertThat(strict.pollers(SUBSCRIPTION)).isEqualTo(2);
            assertThat(strict.call(ENDPOINT, "IEchoService", "SayHello", "x")).isEqualTo("x...");
        }
    }

    @Test
    void worksForTwoServersAtATime() throws Exception {
        HalibutRuntime second =
                HalibutRuntime.builder(Identities.STRANGER)
                        .trust(Identities.AGENT.thumbprint())
                        .limits(Loopback.LIMITS)
                        .build();
        try (second) {
            var to = Loopback.to(second.listen(Loopback.anyPort()), Identities.STRANGER);
            agent.poll(new PollingEndpoint(SUBSCRIPTION, address));
            agent.poll(new PollingEndpoint(SUBSCRIPTION, to));

            assertThat(server.call(ENDPOINT, "IEchoService", "SayHello", "1")).isEqualTo("1...");
            assertThat(second.call(ENDPOINT, "IEchoService", "SayHello", "2")).isEqualTo("2...");
        }
    }

    @Test
    void dialsAgainWhenTheServerFallsSilent() throws Exception {
        HalibutRuntime impatient =
                HalibutRuntime.builder(Identities.AGENT)
                        .limits(
                                Loopback.LIMITS.with(
                                        TimeLimit.POLL_REQUEST, Duration.ofMillis(200)))
                        .build();
        try (impatient;
                var listener = ScriptedPeer.listener()) {
            var to =
                    Loopback.to(
                            (InetSocketAddress) listener.getLocalSocketAddress(),
                            Identities.SERVER);
            impatient.poll(new PollingEndpoint(SUBSCRIPTION, to));
            for (int i = 0; i < 2; i++) {
                try (var peer = ScriptedPeer.accept(listener, Identities.SERVER)) {
                    peer.text("MX\r\n\r\nMX-SUBSCRIBER 1.0 poll://abc/\r\n\r\n".length());
                    peer.send("MX-SERVER 1.0\r\n\r\n");

                    assertThat(peer.rest()).isEmpty();
                }
            }
        }
    }

    private CompletableFuture<Object> async(String service, String method, Object... params) {
        return Loopback.async(server, ENDPOINT, service, method, params);
    }
}
