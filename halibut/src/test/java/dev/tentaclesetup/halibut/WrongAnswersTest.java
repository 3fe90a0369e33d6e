package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.fixtures.ScriptedPeer;
import dev.tentaclesetup.halibut.fixtures.Wire;
import dev.tentaclesetup.halibut.wire.Envelope;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.Message;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a caller makes of a service that answers something else than it was asked.
class WrongAnswersTest {

    private final HalibutRuntime server =
            HalibutRuntime.builder(Identities.SERVER).limits(Loopback.LIMITS).build();

    @AfterEach
    void close() {
        server.close();
        assertThat(Loopback.threads()).isZero();
    }

    /// An answer that is none: to another request, damaged, missing, or cut off.
    @ParameterizedTest
    @CsvSource({
        "other, the answer is to another request",
        "damaged, not a deflate stream",
        "cut, Attempted to read past the end of the stream."
    })
    void takesNoAnswerThatIsNotItsOwn(String kind, String why) throws Exception {
        HalibutFailure failure = answered(kind);

        assertThat(failure).isInstanceOf(HalibutFailure.ConnectionLost.class);
        assertThat(failure.describe()).contains("after the request began: " + why);
        assertThat(failure.network()).isTrue();
        assertThat(failure.phase()).isEqualTo(HalibutFailure.Phase.TRANSFERRING);
    }

    @Test
    void tellsThatThereWasNoAnswerAsDotNetDoes() throws Exception {
        assertThat(answered("missing").describe())
                .isEqualTo("No response was received from the endpoint within the allowed time.");
    }

    private HalibutFailure answered(String kind) throws Exception {
        try (ServerSocket listener = ScriptedPeer.listener()) {
            Thread.startVirtualThread(() -> {
                try (var peer = ScriptedPeer.accept(listener, Identities.AGENT)) {
                    peer.text("MX\r\n\r\nMX-CLIENT 1.0\r\n\r\n".length());
                    peer.send("MX-SERVER 1.0\r\n\r\n");
                    byte[] right = Wire.answer(peer.message(), "x");
                    switch (kind) {
                        case "other" ->
                                peer.send(
                                        Wire.deflate(
                                                Wire.write(
                                                        Envelope.write(
                                                                new Message.Response(
                                                                        "r", null, "not yours")))));
                        case "damaged" -> peer.send(new byte[] {-1, -1, -1, -1});
                        case "missing" ->
                                peer.send(
                                        Wire.deflate(
                                                Wire.write(Envelope.write(new Message.Empty()))));
                        default -> peer.send(java.util.Arrays.copyOf(right, right.length - 1));
                    }
                } catch (IOException | HalibutException e) {
                    throw new IllegalStateException(e);
                }
            });
            var to =
                    Loopback.to(
                            (InetSocketAddress) listener.getLocalSocketAddress(), Identities.AGENT);
            return Loopback.failure(server, to, "IEchoService", "SayHello", "x");
        }
    }
}
