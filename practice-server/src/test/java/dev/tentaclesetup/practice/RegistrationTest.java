package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class RegistrationTest {

    private static final String MACHINES = "/api/Spaces-1/machines";

    @AutoClose private final PracticeServer server = Certificates.started();
    private final ApiClient client = ApiClient.of(server);

    @Test
    void createsATargetThatCanBeReadAgain() {
        ApiClient.Reply created = client.post(MACHINES, Web01.target());

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("Id").stringValue()).isEqualTo("Machines-1");
        assertThat(created.json().path("MachinePolicyId").stringValue())
                .isEqualTo("MachinePolicies-1");
        assertThat(created.json().path("HealthStatus").stringValue()).isEqualTo("Unknown");
        assertThat(created.json().path("Thumbprint").stringValue()).isEqualTo(Web01.THUMBPRINT);
        String self = created.json().path("Links").path("Self").stringValue();
        assertThat(client.get(self).json()).isEqualTo(created.json());
    }

    @Test
    void refusesASecondMachineOfTheSameNameInAnyCase() {
        client.post(MACHINES, Web01.target());

        ApiClient.Reply second = client.post(MACHINES, Web01.target().put("Name", " WEB01 "));

        assertThat(second.status()).isEqualTo(400);
        assertThat(second.errors()).singleElement().asString().contains("WEB01", "already exists");
    }

    @Test
    void letsOneOfManySimultaneousCreationsWin() throws Exception {
        var attempts = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            attempts.add(() -> client.post(MACHINES, Web01.target()).status());
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
    void overwritesByARealPutAndByATunnelledOne() {
        String self =
                client.post(MACHINES, Web01.target())
                        .json()
                        .path("Links")
                        .path("Self")
                        .stringValue();
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
        client.post(MACHINES, Web01.target());
        String second =
                client.post(MACHINES, Web01.target().put("Name", "web02"))
                        .json()
                        .path("Links")
                        .path("Self")
                        .stringValue();

        ApiClient.Reply taken = client.put(second, Web01.target().put("Name", "WEB01"));
        ApiClient.Reply other = client.put(second, Web01.target().put("Id", "Machines-1"));

        assertThat(taken.errors()).singleElement().asString().contains("already exists");
        assertThat(other.errors()).singleElement().asString().contains("Machines-1");
        assertThat(client.get(second).json().path("Name").stringValue()).isEqualTo("web02");
    }

    @Test
    void forgetsTheHealthOfAnEndpointThatIsReplaced() {
        String self =
                client.post(MACHINES, Web01.target())
                        .json()
                        .path("Links")
                        .path("Self")
                        .stringValue();
        ObjectNode moved = Web01.target();
        moved.withObject("/Endpoint").put("Uri", "https://web02.example.test:10933/");

        ApiClient.Reply put = client.put(self, moved);

        assertThat(put.json().path("HealthStatus").stringValue()).isEqualTo("Unknown");
        assertThat(put.json().path("StatusSummary").stringValue()).startsWith("Changed recently");
    }

    @Test
    void findsWorkersByTheirPool() {
        ObjectNode body = Web01.target();
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
        ObjectNode body = Web01.target().put("MachinePolicyId", "MachinePolicies-2");
        String self = client.post(MACHINES, body).json().path("Links").path("Self").stringValue();

        ApiClient.Reply put = client.put(self, Web01.target());

        assertThat(put.json().path("MachinePolicyId").stringValue()).isEqualTo("MachinePolicies-1");
    }

    @Test
    void deletesOnce() {
        String self =
                client.post(MACHINES, Web01.target())
                        .json()
                        .path("Links")
                        .path("Self")
                        .stringValue();

        assertThat(client.delete(self).status()).isEqualTo(200);
        assertThat(client.delete(self).status()).isEqualTo(404);
        assertThat(client.get(self).status()).isEqualTo(404);
    }

    @Test
    void hidesAMachineFromOtherSpaces() {
        client.post(MACHINES, Web01.target());

        assertThat(client.get("/api/Spaces-2/machines/Machines-1").status()).isEqualTo(404);
        assertThat(client.get("/api/spaces/default/machines/web01").status()).isEqualTo(200);
        assertThat(client.get("/api/machines/Machines-1").status()).isEqualTo(200);
    }

    @Test
    void registersWorkersInStaticPoolsOnly() {
        ObjectNode body = Web01.target();
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
        ObjectNode both = Web01.target();
        both.withArray("/EnvironmentIds").add("Environments-2");

        ApiClient.Reply refused = narrow.post(MACHINES, both);
        ApiClient.Reply allowed = narrow.post(MACHINES, Web01.target());

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("ErrorMessage").stringValue())
                .endsWith("Missing permission: MachineCreate");
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void letsReadersReadAndNothingElse() {
        client.post(MACHINES, Web01.target());
        var reader =
                new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey(SeedUser.READER));

        assertThat(reader.get(MACHINES + "/Machines-1").status()).isEqualTo(200);
        assertThat(reader.post(MACHINES, Web01.target().put("Name", "b")).status()).isEqualTo(403);
        assertThat(reader.put(MACHINES + "/Machines-1", Web01.target()).status()).isEqualTo(403);
        assertThat(reader.delete(MACHINES + "/Machines-1").status()).isEqualTo(403);
    }

    @Test
    void keepsATargetOfAnotherKindAsItWasSent() {
        ObjectNode body = Web01.target();
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
        ApiClient.Reply forbidden = client.post(MACHINES, Web01.target());
        server.faults().clear();
        server.faults().inject(new Fault.LicenceLimit());
        ApiClient.Reply limited = client.post(MACHINES, Web01.target());

        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(limited.errors()).singleElement().asString().contains("licence");
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    @Test
    void findsMachinesByNameThumbprintAndOtherMembers() {
        client.post(MACHINES, Web01.target());
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
                                                + Web01.THUMBPRINT.toLowerCase(Locale.ROOT))
                                .json())
                .hasSize(1);
        server.faults().inject(new Fault.IgnoreFilters());
        assertThat(names("?name=web01")).containsExactly("build 07", "web01");
        assertThat(client.get(MACHINES + "/all?thumbprint=" + Web01.THUMBPRINT).json()).hasSize(2);
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
