package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Old peers lose what follows a unit in the same TLS record, so each unit has records of its own.
class RecordBoundariesTest {

    @Test
    void sendsEveryUnitInRecordsOfItsOwn() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var units = new CompletableFuture<List<byte[]>>();
            Thread.startVirtualThread(() -> collect(listener, units));
            try (HalibutRuntime client =
                    HalibutRuntime.builder(Identities.SERVER).limits(Loopback.LIMITS).build()) {
                var endpoint =
                        Loopback.to(
                                (InetSocketAddress) listener.getLocalSocketAddress(),
                                Identities.AGENT);
                client.call(endpoint, "I", "M", DataStream.of(new byte[] {7, 8}));
            }

            List<byte[]> sent = units.get();
            assertThat(text(sent.get(0))).isEqualTo("MX\r\n\r\n");
            assertThat(text(sent.get(1))).isEqualTo("MX-CLIENT 1.0\r\n\r\n");
            assertThat(Wire.inflate(sent.get(2))).isNotEmpty();
            assertThat(sent.get(3)).hasSize(24);
            assertThat(sent.get(4)).containsExactly(7, 8);
            assertThat(sent.get(5)).containsExactly(2, 0, 0, 0, 0, 0, 0, 0);
            assertThat(text(sent.get(6))).isEqualTo("END\r\n");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// The platform's socket hands out one record at a time.
    private static void collect(ServerSocket listener, CompletableFuture<List<byte[]>> units) {
        try (var peer = ScriptedPeer.accept(listener, Identities.AGENT)) {
            List<byte[]> received = new ArrayList<>();
            byte[] buffer = new byte[64 * 1024];
            for (int i = 0; i < 7; i++) {
                int count = peer.socket().getInputStream().read(buffer);
                received.add(Arrays.copyOf(buffer, Math.max(0, count)));
                if (i == 1) {
                    peer.send("MX-SERVER 1.0\r\n\r\n");
                } else if (i == 5) {
                    peer.send(Wire.answer(Wire.inflate(received.get(2)), null));
                }
            }
            units.complete(received);
        } catch (Exception e) {
            units.completeExceptionally(e);
        }
    }
}
