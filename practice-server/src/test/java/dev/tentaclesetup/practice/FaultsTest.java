package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import dev.tentaclesetup.practice.rest.RecordedRequest;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

final class FaultsTest {

    private static final ObjectNode WEB01 =
            ApiClient.listeningTarget(
                    "web01", "https://web01:10933/", "3F2504E04F8941D39A0C0305E82C3301AABBCCDD");

    @AutoClose private final PracticeServer server = Certificates.started();
    private final ApiClient client = ApiClient.of(server);

    @Test
    void failsWithAnErrorDocumentThatHoldsATrace() {
        server.faults().inject(new Fault.ServerError(Requests.to("/users/")));

        ApiClient.Reply reply = client.get("/api/users/me");

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().path("FullException").stringValue()).startsWith("System.");
        assertThat(client.get("/api").status()).isEqualTo(200);
    }

    @Test
    void cutsTheConnectionBeforeAnythingIsDone() {
        server.faults().inject(new Fault.DropConnection(Requests.writesTo("/machines")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.sendOrFail("POST", "/api/machines", WEB01.toString()));
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    @Test
    void cutsTheConnectionAfterTheWork() {
        server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("/machines")), 1);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.sendOrFail("POST", "/api/machines", WEB01.toString()));
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(client.post("/api/machines", WEB01).status()).isEqualTo(400);
    }

    @Test
    void strikesAsOftenAsItIsTold() {
        server.faults().inject(new Fault.TooManyRequests(2), 2);

        assertThat(client.get("/api/users/me").header("Retry-After")).isEqualTo("2");
        assertThat(client.get("/api/users/me").status()).isEqualTo(429);
        assertThat(client.get("/api/users/me").status()).isEqualTo(200);
    }

    @Test
    void holdsARequestUntilTheFaultIsCleared() {
        var hold = new Fault.Hold(Requests.to("/serverstatus"));
        server.faults().inject(hold);
        var held = CompletableFuture.supplyAsync(() -> client.get("/api/serverstatus").status());

        assertThat(client.get("/api").status()).isEqualTo(200);
        assertThat(held).isNotDone();
        server.faults().clear(hold);

        assertThat(held.join()).isEqualTo(200);
    }

    @Test
    void playsProxiesAndMiddleBoxes() {
        server.faults().inject(new Fault.Html(Requests.to("/users/me"), 200));
        server.faults().inject(new Fault.RefuseVerbs());
        client.post("/api/machines", WEB01);

        assertThat(client.get("/api/users/me").body()).startsWith("<!DOCTYPE html>");
        assertThat(client.delete("/api/machines/Machines-1").status()).isEqualTo(405);
        assertThat(
                        client.with("X-HTTP-Method-Override", "DELETE")
                                .send("POST", "/api/machines/Machines-1", null)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void redirectsAndStarts() {
        server.faults().inject(new Fault.Redirect(URI.create("https://octopus.example.test")), 1);
        ApiClient.Reply moved = client.get("/api");
        server.faults().inject(new Fault.StartingUp());

        assertThat(moved.status()).isEqualTo(303);
        assertThat(moved.header("Location")).isEqualTo("https://octopus.example.test/api");
        assertThat(client.get("/api").status()).isEqualTo(503);
    }

    @Test
    void announcesAWrongThumbprint() {
        String path = "/api/configuration/certificates/certificate-global";
        assertThat(client.get(path).json().path("Thumbprint").stringValue())
                .isEqualTo(server.thumbprint());

        server.faults().inject(new Fault.WrongCommsThumbprint());

        assertThat(client.get(path).json().path("Thumbprint").stringValue())
                .matches("[0-9A-F]{40}")
                .isNotEqualTo(server.thumbprint());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 503})
    void refusesWritesInMaintenanceByAnyOfTheKnownStatuses(int status) {
        server.faults().inject(new Fault.Maintenance(status));

        ApiClient.Reply refused = client.post("/api/machines", WEB01);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.body()).contains("maintenance");
        assertThat(
                        client.get("/api/serverstatus")
                                .json()
                                .path("IsInMaintenanceMode")
                                .booleanValue())
                .isTrue();
        assertThat(client.get("/api/machines").status()).isEqualTo(200);
    }

    @Test
    void maintenanceLetsAdministratorsWork() {
        var installer =
                new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey(SeedUser.INSTALLER));
        ObjectNode on = ApiClient.json("{\"Id\": \"maintenance\", \"IsInMaintenanceMode\": true}");

        assertThat(installer.put("/api/maintenanceconfiguration", on).status()).isEqualTo(403);
        assertThat(client.put("/api/maintenanceconfiguration", on).status()).isEqualTo(200);
        assertThat(installer.post("/api/machines", WEB01).status()).isEqualTo(400);
        assertThat(client.post("/api/machines", WEB01).status()).isEqualTo(201);
        assertThat(
                        client.put(
                                        "/api/maintenanceconfiguration",
                                        on.put("IsInMaintenanceMode", false))
                                .status())
                .isEqualTo(200);
        assertThat(installer.post("/api/machines", WEB01.deepCopy().put("Name", "web02")).status())
                .isEqualTo(201);
    }

    @Test
    void recordsWhatWasAskedWithItsAnswer() {
        client.post("/api/machines", WEB01);
        client.get("/api/machines?name=web01");

        assertThat(server.requests())
                .extracting(
                        RecordedRequest::method,
                        RecordedRequest::path,
                        RecordedRequest::query,
                        RecordedRequest::status)
                .containsExactly(
                        Tuple.tuple("POST", "/api/machines", "", 201),
                        Tuple.tuple("GET", "/api/machines", "name=web01", 200));
        assertThat(server.requests().getFirst().body()).contains("web01");
    }
}
