package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.halibut.fixtures.EchoService;
import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A polled server whose certificate is being replaced: several are accepted of it.
class ReplacedCertificateTest {

    private static final URI SUBSCRIPTION = URI.create("poll://replaced/");

    private final HalibutRuntime agent =
            HalibutRuntime.builder(Identities.AGENT)
                    .service("IEchoService", new EchoService())
                    .limits(Loopback.LIMITS)
                    .build();

    @AfterEach
    void close() {
        agent.close();
        assertThat(Loopback.threads()).isZero();
    }

    @Test
    void oneConnectionServesForWhicheverOfTheCertificatesIsPresented() throws Exception {
        InetSocketAddress address;
        PollingHandle handle;
        try (HalibutRuntime former = server(Identities.SERVER)) {
            address = former.listen(Loopback.anyPort());
            handle = agent.poll(accepting(address));
            assertThat(hello(former)).isEqualTo("x...");
        }
        try (HalibutRuntime present = server(Identities.STRANGER)) {
            present.listen(address);

            assertThat(hello(present)).isEqualTo("x...");
            assertThat(handle.connected()).isEqualTo(1);
        }
    }

    @Test
    void anotherCertificateIsRefused() throws Exception {
        try (HalibutRuntime other = server(Identities.AGENT)) {
            PollingHandle handle = agent.poll(accepting(other.listen(Loopback.anyPort())));

            await().until(() -> handle.trouble().isPresent());

            assertThat(handle.trouble().orElseThrow()).contains("unexpected security certificate");
            assertThat(handle.connected()).isZero();
        }
    }

    private static PollingEndpoint accepting(InetSocketAddress address) {
        return new PollingEndpoint(SUBSCRIPTION, Loopback.to(address, Identities.SERVER))
                .accepting(Set.of(Identities.STRANGER.thumbprint()));
    }

    private static HalibutRuntime server(Identity identity) {
        return HalibutRuntime.builder(identity)
                .trust(Identities.AGENT.thumbprint())
                .limits(Loopback.LIMITS)
                .build();
    }

    private static Object hello(HalibutRuntime server) throws Exception {
        return server.call(ServiceEndpoint.polling(SUBSCRIPTION), "IEchoService", "SayHello", "x");
    }
}
