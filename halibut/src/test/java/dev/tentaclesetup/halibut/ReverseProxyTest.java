package dev.tentaclesetup.halibut;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.fixtures.Identities;
import dev.tentaclesetup.halibut.fixtures.Loopback;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Behind a reverse proxy that chooses the server by its name in TLS.
class ReverseProxyTest {

    private static final URI SUBSCRIPTION = URI.create("poll://routed/");
    private static final ServiceEndpoint QUEUE = ServiceEndpoint.polling(SUBSCRIPTION);

    private final HalibutRuntime one = runtime(Identities.SERVER);
    private final HalibutRuntime two = runtime(Identities.STRANGER);
    private final HalibutRuntime agent = runtime(Identities.AGENT);
    private final NameRouter router;

    ReverseProxyTest() throws IOException {
        InetSocketAddress first = one.listen(Loopback.anyPort());
        InetSocketAddress second = two.listen(Loopback.anyPort());
        router =
                new NameRouter(
                        Map.of(
                                "one.example",
                                first,
                                "two.example",
                                second,
                                "xn--hhe-sna.example",
                                second,
                                NameRouter.NO_NAME,
                                first));
    }

    private static HalibutRuntime runtime(Identity identity) {
        return HalibutRuntime.builder(identity)
                .trust(
                        Identities.AGENT.thumbprint(),
                        Identities.SERVER.thumbprint(),
                        Identities.STRANGER.thumbprint())
                .service("IWho", call -> identity.thumbprint().hex())
                .limits(Loopback.LIMITS)
                .build();
    }

    @AfterEach
    void close() throws IOException {
        agent.close();
        one.close();
        two.close();
        router.close();
        assertThat(Loopback.threads()).isZero();
    }

    private ServiceEndpoint.Listening behind(String name, Identity server) {
        return ServiceEndpoint.listening(name, 443, server.thumbprint())
                .through(HttpProxy.of("127.0.0.1", router.port()));
    }

    @Test
    void pollsEachServerByItsNameOverOnePort() throws Exception {
        agent.poll(new PollingEndpoint(SUBSCRIPTION, behind("one.example", Identities.SERVER), 2));
        agent.poll(new PollingEndpoint(SUBSCRIPTION, behind("two.example", Identities.STRANGER)));

        String me = Identities.AGENT.thumbprint().hex();
        assertThat(one.call(QUEUE, "IWho", "Get")).isEqualTo(me);
        assertThat(two.call(QUEUE, "IWho", "Get")).isEqualTo(me);
        assertThat(router.names()).contains("one.example", "two.example");
    }

    @Test
    void pollsOverAWebSocketBehindIt() throws Exception {
        agent.poll(
                new PollingEndpoint(SUBSCRIPTION, behind("two.example", Identities.STRANGER))
                        .overWebSocket("/comms"));

        assertThat(two.call(QUEUE, "IWho", "Get")).isEqualTo(agent.thumbprint().hex());
    }

    @ParameterizedTest
    @CsvSource({
        "two.example, two.example",
        "TWO.Example., two.example",
        "höhe.example, xn--hhe-sna.example"
    })
    void callsAListeningServiceByAnyFormOfItsName(String written, String named) throws Exception {
        assertThat(agent.call(behind(written, Identities.STRANGER), "IWho", "Get"))
                .isEqualTo(two.thumbprint().hex());
        assertThat(router.names()).containsOnly(named);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "::1"})
    void namesNothingWhereTheServerIsAnAddress(String address) throws Exception {
        assertThat(agent.call(behind(address, Identities.SERVER), "IWho", "Get"))
                .isEqualTo(one.thumbprint().hex());
        assertThat(router.names()).containsExactly(NameRouter.NO_NAME);
    }

    @Test
    void tellsAProxyThatKnowsNoSuchName() {
        HalibutFailure failure =
                Loopback.failure(agent, behind("three.example", Identities.SERVER), "IWho", "Get");

        assertThat(failure).isInstanceOf(HalibutFailure.CannotConnect.class);
        assertThat(router.names()).containsOnly("three.example");
    }
}
