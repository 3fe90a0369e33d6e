package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ListeningCallTest {

    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .trust(Identities.SERVER.thumbprint())
                    .service("IEchoService", new EchoService())
                    .build();
    private final HalibutRuntime server = HalibutRuntime.builder(Identities.SERVER).build();
    private ServiceEndpoint endpoint = ServiceEndpoint.polling(java.net.URI.create("poll://x/"));

    @BeforeEach
    void listen() throws IOException {
        InetSocketAddress address =
                agent.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        endpoint = ServiceEndpoint.listening("127.0.0.1", address.getPort(), agent.thumbprint());
    }

    @AfterEach
    void close() {
        server.close();
        agent.close();
    }

    @Test
    void returnsWhatTheServiceReturns() throws HalibutException {
        Object answer = server.call(endpoint, "IEchoService", "SayHello", "hi");

        assertThat(answer).isEqualTo("hi...");
    }

    @Test
    void reusesTheConnectionForTheNextCall() throws HalibutException {
        for (int i = 0; i < 50; i++) {
            assertThat(server.call(endpoint, "IEchoService", "SayHello", "hi " + i))
                    .isEqualTo("hi " + i + "...");
        }
    }

    @Test
    void sendsDataStreamsBothWays() throws Exception {
        byte[] bytes = new byte[3_000_000];
        new java.util.Random(7).nextBytes(bytes);

        var answer =
                (DataStream) server.call(endpoint, "IEchoService", "Stream", DataStream.of(bytes));

        assertThat(answer).isNotNull();
        try (var in = answer.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void tellsAnUnknownService() {
        assertThatExceptionOfType(HalibutException.class)
                .isThrownBy(() -> server.call(endpoint, "INope", "SayHello", "hi"))
                .extracting(HalibutException::failure)
                .isInstanceOf(HalibutFailure.ServiceNotFound.class);
    }
}
