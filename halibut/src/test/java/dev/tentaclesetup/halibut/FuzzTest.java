package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.DotNetGuid;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.Message;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trusted peers that send nonsense: the listener hangs up, leaves no thread behind and serves the
/// next one.
class FuzzTest {

    private static final int ROUNDS = 40;

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void survivesDamagedConversations(long seed) throws Exception {
        var random = new Random(seed);
        HalibutRuntime agent =
                HalibutRuntime.builder(Identities.QUICK)
                        .trust(Identities.QUICK.thumbprint())
                        .service("IEchoService", new EchoService())
                        .limits(
                                Loopback.LIMITS
                                        .with(TimeLimit.LINE, Duration.ofMillis(300))
                                        .with(TimeLimit.IDLE, Duration.ofMillis(300))
                                        .with(TimeLimit.REQUEST, Duration.ofMillis(300))
                                        .with(TimeLimit.RECEIVE, Duration.ofMillis(300)))
                        .build();
        try (agent) {
            int port = agent.listen(Loopback.anyPort()).getPort();
            long before = Loopback.threads();
            byte[] conversation = conversation();
            for (int i = 0; i < ROUNDS; i++) {
                attack(port, damaged(conversation, random));
            }
            try (var peer = ScriptedPeer.dial(port, Identities.QUICK)) {
                peer.send(conversation);
                assertThat(peer.text(17)).as("seed %d", seed).isEqualTo("MX-SERVER 1.0\r\n\r\n");
                assertThat(peer.message()).isNotEmpty();
            }
            await().untilAsserted(() ->
                    assertThat(Loopback.threads())
                            .as("seed %d", seed)
                            .isLessThanOrEqualTo(before + 1));
        }
        assertThat(Loopback.threads()).isZero();
    }

    private static void attack(int port, byte[] bytes) throws IOException {
        try (var peer = ScriptedPeer.dial(port, Identities.QUICK)) {
            peer.send(bytes);
        } catch (IOException e) {
            // it may hang up while we are still sending
        }
    }

    private static byte[] conversation() throws Exception {
        var request =
                new Message.Request(
                        "r",
                        DotNetGuid.EMPTY,
                        null,
                        "IEchoService",
                        "Count",
                        List.of("a", 1, List.of(2L, "b"), new byte[20]));
        var all = new java.io.ByteArrayOutputStream();
        all.writeBytes("MX\n\nMX-CLIENT 1.0\r\n\r\n".getBytes());
        all.writeBytes(Wire.deflate(Wire.write(Envelope.write(request))));
        all.writeBytes("NEXT\r\n".getBytes());
        all.writeBytes(withStreams());
        all.writeBytes("NEXT\r\n".getBytes());
        all.writeBytes(Wire.deflate(Wire.write(Envelope.write(request))));
        return all.toByteArray();
    }

    /// A request and the frames of its two streams.
    static byte[] withStreams() throws Exception {
        var all = new java.io.ByteArrayOutputStream();
        var first = DataStream.of(new byte[30]);
        var second = DataStream.of(new byte[0]);
        all.writeBytes(Wire.request("IEchoService", "Count", first, second));
        for (DataStream stream : List.of(first, second)) {
            ByteBuffer frame = ByteBuffer.allocate(32 + (int) stream.length());
            DotNetGuid.write(stream.id(), frame.array(), 0);
            frame.order(ByteOrder.LITTLE_ENDIAN).putLong(16, stream.length());
            frame.putLong(frame.capacity() - 8, stream.length());
            all.writeBytes(frame.array());
        }
        return all.toByteArray();
    }

    static byte[] damaged(byte[] conversation, Random random) {
        byte[] bytes = conversation.clone();
        for (int hits = random.nextInt(6); hits > 0; hits--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
    }
}
