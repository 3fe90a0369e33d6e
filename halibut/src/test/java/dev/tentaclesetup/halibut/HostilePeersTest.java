package dev.tentaclesetup.halibut;

import static dev.tentaclesetup.halibut.fixtures.ScriptedPeer.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.Limits;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.SizeLimit;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The other half of [FuzzTest]: we have dialled, and what answers talks nonsense.
class HostilePeersTest {

    private static final int ROUNDS = 15;
    private static final Identity QUICK = Identities.QUICK;

    private final Limits impatient =
            Loopback.LIMITS
                    .with(TimeLimit.LINE, Duration.ofMillis(60))
                    .with(TimeLimit.RECEIVE, Duration.ofMillis(60))
                    .with(TimeLimit.RESPONSE, Duration.ofMillis(60))
                    .with(TimeLimit.POLL_REQUEST, Duration.ofMillis(60))
                    .with(TimeLimit.HEARTBEAT, Duration.ofMillis(60))
                    .with(TimeLimit.BACKOFF_MIN, Duration.ofMillis(1))
                    .with(TimeLimit.BACKOFF_MAX, Duration.ofMillis(5))
                    .with(SizeLimit.ATTEMPTS, 1)
                    .with(SizeLimit.MESSAGE_BYTES, 1 << 20)
                    .with(SizeLimit.DATA_STREAM_BYTES, 1 << 20);

    private HalibutRuntime ours() {
        return HalibutRuntime.builder(QUICK)
                .trust(QUICK.thumbprint())
                .service("IEchoService", new EchoService())
                .limits(impatient)
                .build();
    }

    /// Every call ends, with an answer or with a failure of ours, never with another exception.
    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void endEveryCallOfOurs(long seed) throws Exception {
        var random = new Random(seed);
        byte[] answer = answer();
        try (ServerSocket listener = ScriptedPeer.listener();
                HalibutRuntime ours = ours()) {
            var to = Loopback.to((InetSocketAddress) listener.getLocalSocketAddress(), QUICK);
            for (int i = 0; i < ROUNDS; i++) {
                byte[] said = FuzzTest.damaged(answer, random);
                Thread.startVirtualThread(() -> say(listener, said));
                try {
                    ours.call(to, "IEchoService", "Count");
                } catch (HalibutException e) {
                    assertThat(e.failure().describe()).as("seed %d", seed).isNotBlank();
                }
            }
        }
        assertThat(Loopback.threads()).isZero();
    }

    /// The poller dials again and again, and works for the first server that makes sense.
    @ParameterizedTest
    @ValueSource(longs = {61, 62})
    void doNotStopOurPoller(long seed) throws Exception {
        var random = new Random(seed);
        byte[] work = work();
        AtomicInteger rounds = new AtomicInteger();
        try (ServerSocket listener = ScriptedPeer.listener();
                HalibutRuntime ours = ours()) {
            var to = Loopback.to((InetSocketAddress) listener.getLocalSocketAddress(), QUICK);
            ours.poll(new PollingEndpoint(URI.create("poll://fuzz/"), to));
            while (rounds.incrementAndGet() <= ROUNDS) {
                say(listener, FuzzTest.damaged(work, random));
            }
            try (var sane = ScriptedPeer.accept(listener, QUICK)) {
                sane.text("MX\r\n\r\nMX-SUBSCRIBER 1.0 poll://fuzz/\r\n\r\n".length());
                sane.send(work);
                assertThat(sane.message()).as("seed %d", seed).isNotEmpty();
                assertThat(sane.text(6)).isEqualTo("NEXT\r\n");
            }
            await().until(() -> Loopback.threads() <= 2);
        }
        assertThat(Loopback.threads()).isZero();
    }

    private static void say(ServerSocket listener, byte[] bytes) {
        try (var peer = ScriptedPeer.accept(listener, QUICK)) {
            peer.send(bytes);
            peer.rest();
        } catch (IOException e) {
            // it may hang up while we are still talking
        }
    }

    private static byte[] answer() throws Exception {
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(SERVER.getBytes());
        all.writeBytes(
                Wire.deflate(
                        Wire.write(Envelope.write(new Message.Response("r", null, "answer")))));
        return all.toByteArray();
    }

    private static byte[] work() throws Exception {
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes(SERVER.getBytes());
        all.writeBytes(FuzzTest.withStreams());
        return all.toByteArray();
    }
}
