package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Replays, byte for byte but for the key, what the vendor's own client asked when it registered
/// two targets and a worker and removed one target.
final class OfficialClientRequestsTest {

    private PracticeServer server;

    @BeforeEach
    void start() throws IOException {
        server = Certificates.server().fault(new Fault.TaskQueueStopped()).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void understandsEveryRequest() throws IOException {
        var statuses = new ArrayList<Integer>();

        for (JsonNode request : recorded()) {
            ApiClient.Reply reply = replay(request);
            assertThat(reply.status())
                    .as("%s %s: %s", request.path("method"), request.path("path"), reply.body())
                    .isIn(200, 201);
            statuses.add(reply.status());
        }

        assertThat(statuses).hasSize(58).filteredOn(status -> status == 201).hasSize(3);
        assertThat(server.machines(MachineKind.TARGET)).extracting("name").containsExactly("web02");
        assertThat(server.machines(MachineKind.WORKER))
                .extracting("name")
                .containsExactly("worker01");
    }

    private ApiClient.Reply replay(JsonNode request) throws IOException {
        var client = new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey());
        for (String name : List.of("Accept", "X-HTTP-Method-Override")) {
            JsonNode value = request.path("headers").path(name);
            if (value.isString()) {
                client = client.with(name, value.stringValue());
            }
        }
        JsonNode body = request.path("body");
        return client.sendOrFail(
                request.path("method").stringValue(),
                request.path("path").stringValue(),
                body.isMissingNode() ? null : body.toString());
    }

    private static List<JsonNode> recorded() throws IOException {
        try (InputStream in =
                OfficialClientRequestsTest.class.getResourceAsStream(
                        "/vectors/rest/official-client-requests.jsonl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> (JsonNode) JsonMapper.shared().readTree(line))
                    .toList();
        }
    }
}
