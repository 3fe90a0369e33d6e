package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class RegistrationTest {

    private static final String MACHINES = "/api/Spaces-1/machines";
    private static final String THUMBPRINT = "3F2504E04F8941D39A0C0305E82C3301AABBCCDD";

    private PracticeServer server;
    private ApiClient client;

    @BeforeEach
    void start() throws IOException {
        server = Certificates.server().start();
        client = ApiClient.of(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ObjectNode web01() {
        return ApiClient.listeningTarget("web01", "https://web01.example.test:10933/", THUMBPRINT);
    }

    @Test
    void createsATargetThatCanBeReadAgain() {
        ApiClient.Reply created = client.post(MACHINES, web01());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("Id").stringValue()).isEqualTo("Machines-1");
        assertThat(created.json().path("MachinePolicyId").stringValue())
                .isEqualTo("MachinePolicies-1");
        assertThat(created.json().path("HealthStatus").stringValue()).isEqualTo("Unknown");
        assertThat(created.json().path("Thumbprint").stringValue()).isEqualTo(THUMBPRINT);
        String self = created.json().path("Links").path("Self").stringValue();
        assertThat(client.get(self).json()).isEqualTo(created.json());
    }

    @Test
    void refusesASecondMachineOfTheSameNameInAnyCase() {
        client.post(MACHINES, web01());

        ApiClient.Reply second = client.post(MACHINES, web01().put("Name", " WEB01 "));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.errors()).singleElement().asString().contains("WEB01", "already exists");
    }

    @Test
    void letsOneOfManySimultaneousCreationsWin() throws Exception {
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            attempts.add(() -> client.post(MACHINES, web01()).status());
        }

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(attempts)) {
                statuses.add(future.get());
            }
        }

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 400).hasSize(7);
    }

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
    void overwritesByARealPutAndByATunnelledOne() {
        String self =
                client.post(MACHINES, web01()).json().path("Links").path("Self").stringValue();
        ObjectNode changed = (ObjectNode) client.get(self).json();
        changed.withObject("/Endpoint").put("Uri", "https://web01.dmz.example.test:10940/");
        changed.put("IsDisabled", true);

        ApiClient.Reply put = client.put(self, changed);
        ApiClient.Reply tunnelled =
                client.with("X-HTTP-Method-Override", "put")
                        .post(self, changed.put("Name", "Web01"));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().path("Uri").stringValue()).contains("dmz");
        assertThat(tunnelled.status()).isEqualTo(200);
        assertThat(tunnelled.json().path("Name").stringValue()).isEqualTo("Web01");
        assertThat(tunnelled.json().path("Slug").stringValue()).isEqualTo("web01");
        assertThat(tunnelled.json().path("IsDisabled").booleanValue()).isTrue();
    }

    @Test
    void refusesAPutThatTakesAnothersNameOrIsAboutAnother() {
        client.post(MACHINES, web01());
        String second =
                client.post(MACHINES, web01().put("Name", "web02"))
                        .json()
                        .path("Links")
                        .path("Self")
                        .stringValue();

        ApiClient.Reply taken = client.put(second, web01().put("Name", "WEB01"));
        ApiClient.Reply other = client.put(second, web01().put("Id", "Machines-1"));

        assertThat(taken.errors()).singleElement().asString().contains("already exists");
        assertThat(other.errors()).singleElement().asString().contains("Machines-1");
        assertThat(client.get(second).json().path("Name").stringValue()).isEqualTo("web02");
    }

    @Test
    void forgetsTheHealthOfAnEndpointThatIsReplaced() {
        String self =
                client.post(MACHINES, web01()).json().path("Links").path("Self").stringValue();
        ObjectNode moved = web01();
        moved.withObject("/Endpoint").put("Uri", "https://web02.example.test:10933/");

        ApiClient.Reply put = client.put(self, moved);

        assertThat(put.json().path("HealthStatus").stringValue()).isEqualTo("Unknown");
        assertThat(put.json().path("StatusSummary").stringValue()).startsWith("Changed recently");
    }

    @Test
    void refusesWhatDoesNotExistOrIsTooLong() {
        ObjectNode body =
                web01().put("Name", "n".repeat(201))
                        .put("TenantedDeploymentParticipation", "Maybe");
        body.withObject("/Endpoint").put("ProxyId", "Proxies-9");
        body.putArray("TenantIds").add("Tenants-9");
        ObjectNode foreign = web01();
        foreign.set(
                "Endpoint",
                ApiClient.json("{\"CommunicationStyle\": \"Ssh\"}").put("x", "y".repeat(30_000)));
        ObjectNode worker = web01();
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

    @Test
    void findsWorkersByTheirPool() {
        ObjectNode body = web01();
        body.putArray("WorkerPoolIds").add("WorkerPools-2");
        client.post("/api/workers", body);

        assertThat(client.get("/api/workers?workerPoolIds=workerpools-2").json().path("Items"))
                .hasSize(1);
        assertThat(client.get("/api/workers?workerPoolIds=WorkerPools-1").json().path("Items"))
                .isEmpty();
        assertThat(client.get("/api/workerpools/WorkerPools-2/workers").json().path("Items"))
                .hasSize(1);
        assertThat(client.get("/api/workers?isDisabled=false").json().path("Items")).hasSize(1);
        assertThat(client.get("/api/workers?isDisabled=true").json().path("Items")).isEmpty();
        assertThat(client.get("/api/workers?isDisabled=perhaps").status()).isEqualTo(400);
    }

    @Test
    void resetsThePolicyWhenAPutDoesNotNameOne() {
        ObjectNode body = web01().put("MachinePolicyId", "MachinePolicies-2");
        String self = client.post(MACHINES, body).json().path("Links").path("Self").stringValue();

        ApiClient.Reply put = client.put(self, web01());

        assertThat(put.json().path("MachinePolicyId").stringValue()).isEqualTo("MachinePolicies-1");
    }

    @Test
    void deletesOnce() {
        String self =
                client.post(MACHINES, web01()).json().path("Links").path("Self").stringValue();

        assertThat(client.delete(self).status()).isEqualTo(200);
        assertThat(client.delete(self).status()).isEqualTo(404);
        assertThat(client.get(self).status()).isEqualTo(404);
    }

    @Test
    void hidesAMachineFromOtherSpaces() {
        client.post(MACHINES, web01());

        assertThat(client.get("/api/Spaces-2/machines/Machines-1").status()).isEqualTo(404);
        assertThat(client.get("/api/spaces/default/machines/web01").status()).isEqualTo(200);
        assertThat(client.get("/api/machines/Machines-1").status()).isEqualTo(200);
    }

    @Test
    void registersWorkersInStaticPoolsOnly() {
        ObjectNode body = web01();
        body.remove("EnvironmentIds");
        body.putArray("WorkerPoolIds").add("WorkerPools-1");
        ObjectNode dynamic = body.deepCopy();
        dynamic.putArray("WorkerPoolIds").add("WorkerPools-3");

        assertThat(client.post("/api/Spaces-1/workers", body).status()).isEqualTo(201);
        ApiClient.Reply refused =
                client.post("/api/Spaces-1/workers", dynamic.put("Name", "other"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errors()).singleElement().asString().contains("does not accept workers");
    }

    @Test
    void needsTheRightToCreateInEveryEnvironment() {
        var narrow =
                new ApiClient(
                        server.url(),
                        "X-Octopus-ApiKey",
                        server.apiKey(SeedUser.FIRST_ENVIRONMENT_ONLY));
        ObjectNode both = web01();
        both.withArray("/EnvironmentIds").add("Environments-2");

        ApiClient.Reply refused = narrow.post(MACHINES, both);
        ApiClient.Reply allowed = narrow.post(MACHINES, web01());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("ErrorMessage").stringValue())
                .endsWith("Missing permission: MachineCreate");
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void letsReadersReadAndNothingElse() {
        client.post(MACHINES, web01());
        var reader =
                new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey(SeedUser.READER));

        assertThat(reader.get(MACHINES + "/Machines-1").status()).isEqualTo(200);
        assertThat(reader.post(MACHINES, web01().put("Name", "b")).status()).isEqualTo(403);
        assertThat(reader.put(MACHINES + "/Machines-1", web01()).status()).isEqualTo(403);
        assertThat(reader.delete(MACHINES + "/Machines-1").status()).isEqualTo(403);
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
                client.post(MACHINES, ApiClient.listeningTarget("web01", uri, THUMBPRINT));

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
                client.post(MACHINES, ApiClient.listeningTarget("web01", uri, THUMBPRINT));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errors()).singleElement().asString().contains("Uri");
    }

    @Test
    void keepsATargetOfAnotherKindAsItWasSent() {
        ObjectNode body = web01();
        body.set(
                "Endpoint",
                ApiClient.json("{\"CommunicationStyle\": \"Ssh\", \"Host\": \"h\", \"Port\": 22}"));

        ApiClient.Reply created = client.post(MACHINES, body);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("Endpoint").path("Host").stringValue()).isEqualTo("h");
    }

    @Test
    void refusesCreationOnPurpose() {
        server.faults().inject(new Fault.ForbidMachineCreate());
        ApiClient.Reply forbidden = client.post(MACHINES, web01());
        server.faults().clear();
        server.faults().inject(new Fault.LicenceLimit());
        ApiClient.Reply limited = client.post(MACHINES, web01());

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(limited.errors()).singleElement().asString().contains("licence");
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    @Test
    void findsMachinesByNameThumbprintAndOtherMembers() {
        client.post(MACHINES, web01());
        client.post(
                MACHINES,
                ApiClient.pollingTarget(
                        "build 07",
                        "poll://k3v0q8z1m5y7w2x4b6n9/",
                        "8D7C6B5A4938433452617F8E9A5A42E3D0F7A6C0"));

        assertThat(names("?name=web01")).containsExactly("web01");
        assertThat(names("?name=web")).isEmpty();
        assertThat(names("?partialName=B")).containsExactly("build 07", "web01");
        assertThat(names("?commStyles=TentacleActive")).containsExactly("build 07");
        assertThat(names("?name=build%2007&healthStatuses=Unknown,Healthy"))
                .containsExactly("build 07");
        assertThat(names("?environmentIds=Environments-2")).isEmpty();
        assertThat(
                        client.get(
                                        MACHINES
                                                + "/all?thumbprint="
                                                + THUMBPRINT.toLowerCase(Locale.ROOT))
                                .json())
                .hasSize(1);
        server.faults().inject(new Fault.IgnoreFilters());
        assertThat(names("?name=web01")).containsExactly("build 07", "web01");
        assertThat(client.get(MACHINES + "/all?thumbprint=" + THUMBPRINT).json()).hasSize(2);
    }

    private List<String> names(String query) {
        return client.get(MACHINES + query)
                .json()
                .path("Items")
                .valueStream()
                .map(item -> item.path("Name").stringValue())
                .toList();
    }
}
