package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.SeedData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Discovery asks the service side of a Tentacle, over real TLS, who it is.
final class DiscoveryIT {

    @AutoClose private final ServerWithTentacle fixture = ServerWithTentacle.start();
    private final PracticeServer server = fixture.server();
    private final ApiClient client = fixture.client();
    private final FakeTentacle tentacle = fixture.tentacle();

    @Test
    void discoversWhoAnswers() throws IOException {
        int port = URI.create(tentacle.listen()).getPort();

        ApiClient.Reply found = discover("machines", port);
        ApiClient.Reply worker = discover("workers", port);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("Endpoint").path("Thumbprint").stringValue())
                .isEqualTo(tentacle.thumbprint());
        assertThat(found.json().path("Id").isNull()).isTrue();
        assertThat(worker.json().has("WorkerPoolIds")).isTrue();
    }

    @Test
    void tellsWhyNobodyAnswersADiscovery() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        ApiClient.Reply refused = discover("machines", port);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).singleElement().asString().contains("127.0.0.1:" + port);
        assertThat(client.get("/api/machines/discover?port=1").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a%20b").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&type=Ssh").status()).isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&proxyId=Proxies-9").status())
                .isEqualTo(400);
        assertThat(client.get("/api/machines/discover?host=a&port=99999").status()).isEqualTo(400);
    }

    @Test
    void findsNothingOrAnotherOnPurpose() throws IOException {
        int port = URI.create(tentacle.listen()).getPort();

        server.faults().inject(new Fault.DiscoveryFails(), 1);
        ApiClient.Reply nothing = discover("machines", port);
        server.faults().inject(new Fault.DiscoveryFindsAnother(), 1);
        ApiClient.Reply another = discover("machines", port);

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(another.json().path("Endpoint").path("Thumbprint").stringValue())
                .matches("[0-9A-F]{40}")
                .isNotEqualTo(tentacle.thumbprint());
    }

    @Test
    void reachesAListeningTentacleThroughAProxy() throws IOException {
        try (var proxy = new ConnectProxy();
                PracticeServer behind =
                        Certificates.server()
                                .seed(
                                        SeedData.standard()
                                                .withProxies(
                                                        new SeedData.ProxySeed(
                                                                "near", "127.0.0.1", proxy.port())))
                                .start()) {
            ApiClient client = ApiClient.of(behind);
            TaskClient tasks = new TaskClient(client, tentacle);
            ObjectNode body =
                    ApiClient.listeningTarget("web01", tentacle.listen(), tentacle.thumbprint());
            body.withObject("/Endpoint").put("ProxyId", "Proxies-1");
            int port = URI.create(body.path("Endpoint").path("Uri").stringValue()).getPort();

            ApiClient.Reply found =
                    client.get(
                            "/api/machines/discover?host=127.0.0.1&proxyId=Proxies-1&port=" + port);
            JsonNode task = tasks.health(tasks.register(body));

            assertThat(found.json().path("Endpoint").path("ProxyId").stringValue())
                    .isEqualTo("Proxies-1");
            assertThat(task.path("State").stringValue()).as(tasks.raw(task)).isEqualTo("Success");
            assertThat(proxy.targets()).hasSizeGreaterThan(1).containsOnly("127.0.0.1:" + port);
        }
    }

    private ApiClient.Reply discover(String kind, int port) {
        return client.get(
                "/api/Spaces-1/"
                        + kind
                        + "/discover?host=127.0.0.1&port="
                        + port
                        + "&type=TentaclePassive");
    }
}
