package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What the server refuses to register, and what it accepts.
final class MachineValidationTest {

    private static final String MACHINES = "/api/Spaces-1/machines";

    @AutoClose private final PracticeServer server = Certificates.started();
    private final ApiClient client = ApiClient.of(server);

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var body =
                ApiClient.json(
                        """
                        {"Name": " ", "EnvironmentIds": ["Environments-99"], "Roles": [], "SpaceId": "Spaces-2",
                         "MachinePolicyId": "MachinePolicies-99", "TenantTags": ["Tier/Lead"],
                         "Endpoint": {"CommunicationStyle": "TentaclePassive", "Uri": "ftp://web01",
                                      "Thumbprint": "12"}}
                        """);

        ApiClient.Reply reply = client.post(MACHINES, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(String.join("\n", reply.errors()))
                .contains("name", "Environments-99", "role", "Spaces-2", "MachinePolicies-99")
                .contains("Tier/Lead", "ftp://web01", "40 hexadecimal digits");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Name\": 5}', Name must be a string",
        "'{\"Name\": \"a\", \"Roles\": \"web\"}', Roles must be an array of strings",
        "'{\"Name\": \"a\", \"IsDisabled\": \"no\"}', IsDisabled must be true or false",
        "'{\"Name\": \"a\", \"Endpoint\": []}', Endpoint must be an object",
        "'[1, 2]', not a JSON object",
        "'{\"Name\"', not JSON"
    })
    void refusesMembersOfTheWrongType(String body, String expected) {
        ApiClient.Reply reply = client.send("POST", MACHINES, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(String.join("\n", reply.errors())).contains(expected);
    }

    @Test
    void refusesABodyAboveTheLimit() {
        ApiClient.Reply reply = client.send("POST", MACHINES, " ".repeat(1024 * 1024 + 1));

        assertThat(reply.status()).isEqualTo(413);
    }

    @Test
    void refusesWhatDoesNotExistOrIsTooLong() {
        ObjectNode body =
                Web01.target()
                        .put("Name", "n".repeat(201))
                        .put("TenantedDeploymentParticipation", "Maybe");
        body.withObject("/Endpoint").put("ProxyId", "Proxies-9");
        body.putArray("TenantIds").add("Tenants-9");
        ObjectNode foreign = Web01.target();
        foreign.set(
                "Endpoint",
                ApiClient.json("{\"CommunicationStyle\": \"Ssh\"}").put("x", "y".repeat(30_000)));
        ObjectNode worker = Web01.target();
        worker.putArray("WorkerPoolIds");

        assertThat(String.join("\n", client.post(MACHINES, body).errors()))
                .contains("at most 200", "Maybe", "Proxies-9", "Tenants-9");
        assertThat(client.post(MACHINES, foreign).errors())
                .singleElement()
                .asString()
                .contains("20000");
        assertThat(client.post("/api/workers", worker).errors())
                .singleElement()
                .asString()
                .contains("worker pool");
        assertThat(client.send("POST", MACHINES, null).errors())
                .singleElement()
                .asString()
                .contains("no body");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://my_host/",
                "https://[fe80::1]:10933/",
                "https://10.0.0.1:1",
                "https://büro.example.test:65535/"
            })
    void acceptsEveryFormOfAHost(String uri) {
        ApiClient.Reply reply =
                client.post(MACHINES, ApiClient.listeningTarget("web01", uri, Web01.THUMBPRINT));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().path("Endpoint").path("Uri").stringValue()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https:///",
                "https://a:0/",
                "https://a:70000/",
                "https://user@a:1/",
                "https://a:b/",
                "poll://abc/",
                "a",
                "https://a b/",
                ""
            })
    void refusesAnAddressThatCannotBeDialled(String uri) {
        ApiClient.Reply reply =
                client.post(MACHINES, ApiClient.listeningTarget("web01", uri, Web01.THUMBPRINT));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().contains("Uri");
    }
}
