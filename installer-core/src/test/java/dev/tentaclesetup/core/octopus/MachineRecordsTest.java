package dev.tentaclesetup.core.octopus;

import static dev.tentaclesetup.core.octopus.ScriptedOctopus.failure;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.payments;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.octopus.ScriptedServer.Reply;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records of machines and the names that they refer to.
class MachineRecordsTest {

    private static final String PRINT = "3F2504E04F8941D39A0C0305E82C3301AABBCCDD";

    private ScriptedOctopus octopus;
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        octopus = new ScriptedOctopus();
        server = octopus.server();
    }

    @AfterEach
    void stop() {
        octopus.close();
    }

    @Test
    void fallsBackToTheOlderEnvironmentListAndFollowsItsPages() throws Exception {
        server.on(
                "GET /api/Spaces-2/environments/all",
                """
                {"Items":[{"Id":"Environments-1","Name":"Test","Slug":"test"}],
                 "Links":{"Page.Next":"/api/Spaces-2/environments?skip=1"}}\
                """);
        server.on(
                "GET /api/Spaces-2/environments?skip=1",
                """
                {"Items":[{"Id":"Environments-2","Name":"Production"}],
                 "Links":{"Page.Next":"/api/Spaces-2/environments?skip=1"}}\
                """);

        try (var client = octopus.signedIn()) {
            assertThat(payments(client).environments())
                    .containsExactly(
                            new NamedItem("Environments-1", "Test", Optional.of("test"), false),
                            new NamedItem("Environments-2", "Production", Optional.empty(), false));
        }
    }

    @Test
    void comparesNamesAndThumbprintsItselfBecauseFiltersMayBeIgnored() throws Exception {
        String all =
                """
                {"Items":[{"Id":"Machines-1","Name":"web011","Endpoint":{"Thumbprint":"AA"}},
                 {"Id":"Machines-2","Name":" WEB01","Endpoint":{"CommunicationStyle":"TentaclePassive",
                  "Uri":"https://web01:10933/","Thumbprint":"%s"},"Roles":["web"]},
                 {"Id":"Machines-3","Name":"cloud"}]}\
                """
                        .formatted(PRINT.toLowerCase(Locale.ROOT));
        server.on("GET /api/Spaces-2/machines?take=2147483647&name=web01", all);
        server.on("GET /api/Spaces-2/machines/all?thumbprint=" + PRINT, all);

        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);

            Machine found = space.machineNamed(MachineKind.TARGET, "web01").orElseThrow();
            assertThat(found.id()).isEqualTo("Machines-2");
            assertThat(found.hasThumbprint(new Thumbprint(PRINT))).isTrue();
            assertThat(found.roles()).containsExactly("web");
            assertThat(space.machinesWithThumbprint(MachineKind.TARGET, new Thumbprint(PRINT)))
                    .extracting(Machine::id)
                    .containsExactly("Machines-2");
        }
    }

    @Test
    void createsChangesRestoresAndDeletesARecord() throws Exception {
        String before =
                "{\"Id\":\"Machines-9\",\"Name\":\"web01\",\"Future\":{\"a\":[1]},"
                        + "\"IsDisabled\":true,\"Endpoint\":{\"CommunicationStyle\":"
                        + "\"TentaclePassive\",\"Uri\":\"https://old:1/\",\"Thumbprint\":\"AA\","
                        + "\"ProxyId\":\"Proxies-1\"},\"Roles\":[\"old\"]}";
        server.on("POST /api/Spaces-2/machines", new Reply(201, before));
        server.on("PUT /api/Spaces-2/machines/Machines-9", before);
        server.on("DELETE /api/Spaces-2/machines/Machines-9", new Reply(200, ""));
        var spec =
                new MachineSpec(
                        "web01",
                        new MachineEndpoint.Listening(
                                "Web01.Example", 10_933, new Thumbprint(PRINT)),
                        new MachineSpec.Placement.Target(
                                List.of("Environments-1"), List.of("web, a")),
                        Optional.empty());

        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);
            Machine machine = space.create(spec);
            space.modify(machine, spec);
            space.restore(machine);
            space.delete(MachineKind.TARGET, "Machines-9");
            space.delete(MachineKind.TARGET, "Machines-gone");
        }

        List<ScriptedServer.Asked> writes =
                server.asked().stream().filter(ask -> !ask.method().equals("GET")).toList();
        assertThat(writes.get(0).body())
                .isEqualTo(
                        "{\"SpaceId\":\"Spaces-2\",\"IsDisabled\":false,\"Name\":\"web01\","
                                + "\"Endpoint\":{\"CommunicationStyle\":\"TentaclePassive\","
                                + "\"Uri\":\"https://web01.example:10933/\",\"Thumbprint\":\""
                                + PRINT
                                + "\",\"ProxyId\":null},\"EnvironmentIds\":[\"Environments-1\"],"
                                + "\"Roles\":[\"web, a\"],\"TenantIds\":[],\"TenantTags\":[],"
                                + "\"TenantedDeploymentParticipation\":\"Untenanted\"}");
        assertThat(writes.get(1).body())
                .contains("\"Future\":{\"a\":[1]}", "\"ProxyId\":\"Proxies-1\"", PRINT)
                .contains("\"IsDisabled\":true", "\"Roles\":[\"web, a\"]");
        assertThat(writes.get(2).body()).isEqualTo(before);
        assertThat(writes.get(3).line()).isEqualTo("DELETE /api/Spaces-2/machines/Machines-9");
    }

    @Test
    void tunnelsVerbsThatAProxyRefuses() throws Exception {
        server.on("DELETE /api/Spaces-2/machines/Machines-9", new Reply(405, "<html>no"));
        server.on("POST /api/Spaces-2/machines/Machines-9", new Reply(200, "{}"));

        try (var client = octopus.signedIn()) {
            payments(client).delete(MachineKind.TARGET, "Machines-9");
        }

        assertThat(server.asked().getLast().header("X-HTTP-Method-Override")).isEqualTo("DELETE");
    }

    @Test
    void neverRepeatsAWriteThatMayHaveHappened() throws Exception {
        server.on("POST /api/Spaces-2/workers", new Reply(502, "<html>bad gateway"));
        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);
            assertThat(failure(() -> space.create(worker()))).isEqualTo(ProblemId.SRV_5XX);
        }
        assertThat(server.lines().stream().filter("POST /api/Spaces-2/workers"::equals)).hasSize(1);
    }

    @Test
    void repeatsAWriteThatWasNotExecutedForItsRate() throws Exception {
        server.on(
                "POST /api/Spaces-2/workers",
                new Reply(429, "{}", "Retry-After", "7"),
                new Reply(201, "{\"Id\":\"Workers-1\"}"));

        try (var client = octopus.signedIn()) {
            assertThat(payments(client).create(worker()).id()).isEqualTo("Workers-1");
        }
        assertThat(octopus.clock().pauses()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void namesWhatTheServerRefuses() throws Exception {
        var cases =
                List.of(
                        new Refused(
                                403,
                                "no. Missing permission: MachineCreate",
                                ProblemId.PERM_CREATE),
                        new Refused(400, "A machine named x already exists", ProblemId.REG_NAME),
                        new Refused(400, "Your licence allows 3", ProblemId.REG_LIMIT),
                        new Refused(400, "No environment", ProblemId.REG_REFUSED),
                        new Refused(403, "server is in maintenance mode", ProblemId.SRV_MAINT),
                        new Refused(500, "Object reference", ProblemId.SRV_5XX));

        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);
            for (Refused refused : cases) {
                server.on(
                        "POST /api/Spaces-2/workers",
                        new Reply(
                                refused.status(),
                                "{\"ErrorMessage\":\"" + refused.words() + "\"}"));

                assertThat(failure(() -> space.create(worker()))).isEqualTo(refused.id());
            }
        }
    }

    @Test
    void doesNotFollowALinkToAnotherHost() throws Exception {
        server.on("GET /api/Spaces-2", "{\"Links\":{\"Workers\":\"http://evil.invalid/x\"}}");

        try (var client = octopus.signedIn()) {
            OctopusSpace space = payments(client);
            assertThat(failure(() -> space.create(worker()))).isEqualTo(ProblemId.SRV_ANSWER);
        }
    }

    private record Refused(int status, String words, ProblemId id) {}

    private static MachineSpec worker() {
        return new MachineSpec(
                "w",
                new MachineEndpoint.Polling(URI.create("poll://abc/"), new Thumbprint(PRINT)),
                new MachineSpec.Placement.Worker(List.of("WorkerPools-1")),
                Optional.empty());
    }
}
