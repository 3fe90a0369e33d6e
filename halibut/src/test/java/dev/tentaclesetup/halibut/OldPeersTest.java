package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Peers of the time before input was pushed back [halibut 14.2]: each read takes a TLS record, and
/// what is behind the unit that was wanted is lost. They write other lines ends, other names and
/// other members than today's.
class OldPeersTest {

    private static final String OLD_REQUEST =
            "Halibut.Transport.Protocol.RequestMessage, Halibut, Version=4.4.8.0, Culture=neutral,"
                    + " PublicKeyToken=null";
    private static final int CALLS = 4;

    private final HalibutRuntime ours =
            HalibutRuntime.builder(Identities.QUICK)
                    .trust(Identities.QUICK.thumbprint())
                    .service("IEchoService", new EchoService())
                    .limits(Loopback.LIMITS)
                    .build();

    @AfterEach
    void close() {
        ours.close();
        assertThat(Loopback.threads()).isZero();
    }

    @Test
    void callOurListeningService() throws Exception {
        int port = ours.listen(Loopback.anyPort()).getPort();
        try (var peer = ScriptedPeer.dial(port, Identities.QUICK, "TLSv1.2")) {
            peer.send("MX\n\n");
            peer.send("MX-CLIENT 1.0\r\n\r\n");
            assertThat(line(peer)).isEqualTo("MX-SERVER 1.0\r\n\r\n");
            for (int i = 0; i < CALLS; i++) {
                if (i > 0) {
                    peer.send("NEXT\r\n");
                    assertThat(line(peer)).isEqualTo("PROCEED\r\n");
                }
                peer.send(request("SayHello", "n" + i));
                assertThat(result(message(peer))).isEqualTo("n" + i + "...");
            }
            peer.send("END\r\n");
            assertThat(peer.rest()).isEmpty();
        }
    }

    @Test
    void pollUs() throws Exception {
        int port = ours.listen(Loopback.anyPort()).getPort();
        ServiceEndpoint queue = ServiceEndpoint.polling(URI.create("poll://OLD/"));
        try (var peer = ScriptedPeer.dial(port, Identities.QUICK, "TLSv1.2")) {
            peer.send("MX\r\n\r\n");
            peer.send("MX-SUBSCRIBER 1.0 poll://old/\r\n\r\n");
            assertThat(line(peer)).isEqualTo("MX-SERVER 1.0\r\n\r\n");
            for (int i = 0; i < CALLS; i++) {
                CompletableFuture<Object> call =
                        Loopback.async(ours, queue, "IEchoService", "Ask", "n" + i);
                byte[] asked = message(peer);
                peer.send(Wire.answer(asked, "answer " + i));
                peer.send("NEXT\r\n");
                assertThat(call.get()).isEqualTo("answer " + i);
                assertThat(line(peer)).isEqualTo("PROCEED\r\n");
            }
        }
    }

    @Test
    void areCalledByUs() throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            var served = new CompletableFuture<Integer>();
            Thread.startVirtualThread(() -> {
                try (var peer = ScriptedPeer.accept(listener, Identities.QUICK, "TLSv1.2")) {
                    assertThat(line(peer)).isEqualTo("MX\r\n\r\n");
                    assertThat(line(peer)).isEqualTo("MX-CLIENT 1.0\r\n\r\n");
                    peer.send("MX-SERVER 1.0\r\n\r\n");
                    for (int i = 0; i < CALLS; i++) {
                        if (i > 0) {
                            assertThat(line(peer)).isEqualTo("NEXT\r\n");
                            peer.send("PROCEED\r\n");
                        }
                        byte[] asked = message(peer);
                        assertThat(record(peer)).as("a stream's head").hasSize(24);
                        assertThat(record(peer)).as("its content").containsExactly(1, 2, 3);
                        assertThat(record(peer)).as("its end").hasSize(8);
                        peer.send(Wire.answer(asked, (long) i));
                    }
                    served.complete(CALLS);
                } catch (IOException | HalibutException | AssertionError e) {
                    served.completeExceptionally(e);
                }
            });
            var to =
                    Loopback.to(
                            (InetSocketAddress) listener.getLocalSocketAddress(), Identities.QUICK);

            for (int i = 0; i < CALLS; i++) {
                var stream = DataStream.of(new byte[] {1, 2, 3});
                assertThat(ours.call(to, "IEchoService", "Put", stream)).isEqualTo((long) i);
            }
            assertThat(served.get()).isEqualTo(CALLS);
        }
    }

    /// Assembly names with versions, the core library under both of its names.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.Byte[], mscorlib",
                "System.Byte[], System.Private.CoreLib",
                "System.Byte[], mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c56"
            })
    void nameTypesInTheirOwnWay(String type) throws Exception {
        WireObject wrapped =
                WireObject.builder()
                        .put(
                                "Bytes",
                                WireObject.builder(type).put("$value", new byte[] {7}).build())
                        .put(
                                "List",
                                WireObject.list(
                                        "System.Collections.Generic.List`1[[System.String,"
                                                + " System.Private.CoreLib]], System.Private.CoreLib",
                                        List.of("a")))
                        .build();
        WireObject read = Wire.reader(Wire.write(wrapped)).root();

        assertThat(read.bytes("Bytes")).containsExactly(7);
        assertThat(read.list("List")).isEqualTo(List.of("a"));
    }

    private static byte[] request(String method, String param) throws Exception {
        WireObject endpoint =
                WireObject.builder()
                        .put("PollingRequestQueueTimeout", "00:02:00")
                        .put("PollingRequestMaximumMessageProcessingTimeout", "00:10:00")
                        .put("BaseUri", "https://localhost:10933/")
                        .put("RemoteThumbprint", null)
                        .build();
        WireObject body =
                WireObject.builder(OLD_REQUEST)
                        .put("id", "IEchoService::SayHello[1] / 1")
                        .put("endpoint", endpoint)
                        .put("service", "IEchoService")
                        .put("method", method)
                        .put("params", List.of(param))
                        .build();
        return Wire.deflate(Wire.write(WireObject.builder().put("Message", body).build()));
    }

    private static Object result(byte[] plain) throws HalibutException {
        WireObject message = Wire.reader(plain).root().object("Message");
        assertThat(message).isNotNull();
        assertThat(message.get("error")).isNull();
        assertThat(message.string("id")).isEqualTo("IEchoService::SayHello[1] / 1");
        return message.get("result");
    }

    /// The platform's socket hands out one record at a time.
    private static byte[] record(ScriptedPeer peer) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        int count = peer.socket().getInputStream().read(buffer);
        return Arrays.copyOf(buffer, Math.max(0, count));
    }

    private static String line(ScriptedPeer peer) throws IOException {
        return new String(record(peer), StandardCharsets.ISO_8859_1);
    }

    /// Inflates a record and throws away what is behind the message.
    private static byte[] message(ScriptedPeer peer) throws IOException {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(record(peer));
            byte[] plain = new byte[64 * 1024];
            int size = inflater.inflate(plain);
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(plain, size);
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }
}
