package dev.tentaclesetup.core.octopus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.ScriptedServer.Reply;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OctopusClientTest {

    private static final String ROOT =
            """
            {"Application":"Octopus Deploy","Version":"2026.3.1","ApiVersion":"3.0.0",
             "InstallationId":"id-1","Links":{
             "CurrentUser":"/api/users/me","Spaces":"/api/spaces{/id}","SpaceHome":"/api/{spaceId}",
             "SignIn":"/api/users/login{?returnUrl}","SignOut":"/api/users/logout",
             "CertificateConfiguration":"/api/configuration/certificates{/id}{?skip}",
             "Tasks":"/api/tasks{/id}{?skip}"}}\
            """;
    private static final String ME =
            """
            {"Id":"Users-21","Username":"bot","DisplayName":"Deploy bot","IsService":true,
             "Links":{"Spaces":"/api/users/Users-21/spaces",
                      "Permissions":"/api/users/Users-21/permissions{?includeSystem,spaces}"}}\
            """;
    private static final String SPACES =
            """
            [{"Id":"Spaces-1","Name":"Default","IsDefault":true},
             {"Id":"Spaces-2","Name":"Payments Team","Slug":"payments","TaskQueueStopped":true}]\
            """;
    private static final String SPACE =
            """
            {"Links":{"Machines":"/api/Spaces-2/machines{/id}{?skip,take,name,thumbprint}",
             "Environments":"/api/Spaces-2/environments{/id}{?name}"}}\
            """;
    private static final String PRINT = "3F2504E04F8941D39A0C0305E82C3301AABBCCDD";

    private final FakeClock clock = new FakeClock();
    private ScriptedServer server;

    @BeforeEach
    void start() throws IOException {
        server =
                new ScriptedServer()
                        .on("GET /api", ROOT)
                        .on("GET /api/users/me", ME)
                        .on("GET /api/users/Users-21/spaces", SPACES)
                        .on("GET /api/Spaces-2", SPACE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void connectsWithoutShowingTheCredentialToTheRootDocument() throws Exception {
        try (var client = connect(server.url())) {
            CurrentUser user = client.signIn(apiKey());

            assertThat(user).isEqualTo(new CurrentUser("Users-21", "bot", "Deploy bot", true));
            assertThat(client.server().version()).isEqualTo("2026.3.1");
            assertThat(server.asked().getFirst().header("X-Octopus-ApiKey")).isEmpty();
            assertThat(server.asked().getLast().header("X-Octopus-ApiKey")).isEqualTo("API-ABC");
        }
    }

    @Test
    void findsTheApiBelowAPathThatIsNotPartOfIt() throws Exception {
        server.on("GET /infrastructure/x/api", new Reply(200, "<html><title>Portal</title>"));

        try (var client = connect(URI.create(server.url() + "/infrastructure/x"))) {
            assertThat(client.server().base()).isEqualTo(server.url());
        }
    }

    @Test
    void followsARedirectOfTheSameHostAndNoOther() throws Exception {
        try (var other = new ScriptedServer().on("GET /vdir/api", ROOT)) {
            server.on("GET /api", new Reply(303, "", "Location", other.url() + "/vdir/api"));
            try (var client = connect(server.url())) {
                assertThat(client.server().base()).isEqualTo(URI.create(other.url() + "/vdir"));
            }
        }
        server.on("GET /api", new Reply(302, "", "Location", "http://login.invalid/"));

        assertThat(failure(() -> connect(server.url()))).isEqualTo(ProblemId.NET_PORTAL);
    }

    @Test
    void refusesRedirectsWithoutEnd() {
        server.on("GET /api", new Reply(302, "", "Location", "/api"));

        assertThat(failure(() -> connect(server.url()))).isEqualTo(ProblemId.URL_NOTOCTO);
    }

    @Test
    void tellsWhatAnsweredInsteadOfTheServer() {
        server.on("GET /api", new Reply(200, "<html><head><title>Welcome\n to nginx</title>"));

        Problem problem = problem(() -> connect(server.url()));

        assertThat(problem.id()).isEqualTo(ProblemId.URL_NOTOCTO);
        assertThat(problem.seen()).contains("\"Welcome to nginx\"");
    }

    @Test
    void refusesOtherProductsAndServersThatAreTooOld() {
        server.on("GET /api", "{\"name\":\"something\"}");
        assertThat(failure(() -> connect(server.url()))).isEqualTo(ProblemId.URL_NOTOCTO);

        server.on("GET /api", "{\"Version\":\"2.6.5\",\"ApiVersion\":\"2\",\"Links\":{}}");
        assertThat(failure(() -> connect(server.url()))).isEqualTo(ProblemId.URL_OLD);
    }

    @Test
    void waitsForAServerThatIsStarting() throws Exception {
        server.on("GET /api", new Reply(503, "{}"), new Reply(503, "{}"), new Reply(200, ROOT));

        try (var client = connect(server.url())) {
            assertThat(client.server().version()).isEqualTo("2026.3.1");
        }
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void givesUpAfterTheRetriesAllowed() {
        server.on("GET /api", new Reply(503, "{\"ErrorMessage\":\"starting\"}"));

        assertThat(failure(() -> connect(server.url()))).isEqualTo(ProblemId.SRV_MAINT);
        assertThat(server.lines()).hasSize(3);
    }

    @Test
    void namesTheNetworkProblem() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(failure(() -> connect(URI.create("http://127.0.0.1:" + closed))))
                .isEqualTo(ProblemId.NET_REFUSED);
        assertThat(failure(() -> connect(URI.create("http://no-such-host.invalid"))))
                .isEqualTo(ProblemId.NET_DNS);
    }

    @Test
    void namesAServerWithoutTls() throws Exception {
        try (var plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerInPlainText(plain));

            assertThat(
                            failure(() ->
                                    connect(
                                            URI.create(
                                                    "https://127.0.0.1:" + plain.getLocalPort()))))
                    .isEqualTo(ProblemId.TLS_PLAIN);
        }
    }

    @Test
    void namesAServerThatNeverAnswers() throws Exception {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var transport = new Transport(settings(URI.create("http://127.0.0.1:1")))) {
            URI base = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            ApiCall call = ApiCall.get("ask", "~/api").within(Duration.ofMillis(100));

            assertThat(failure(() -> transport.send(base, call, Map.of())))
                    .isEqualTo(ProblemId.NET_TIMEOUT);
        }
    }

    @Test
    void namesARefusedApiKey() throws Exception {
        server.on("GET /api/users/me", new Reply(401, "{\"ErrorMessage\":\"invalid API key\"}"));

        try (var client = connect(server.url())) {
            Problem problem = problem(() -> client.signIn(apiKey()));

            assertThat(problem.id()).isEqualTo(ProblemId.AUTH_KEY);
            assertThat(problem.seen()).isEqualTo("401 invalid API key").doesNotContain("API-ABC");
        }
    }

    @Test
    void signsInWithAPasswordAndOutAgain() throws Exception {
        server.on(
                "POST /api/users/login",
                new Reply(
                        200,
                        ME,
                        "Set-Cookie",
                        "OctopusIdentificationToken_id-1=a%2fb; path=/; HttpOnly; secure",
                        "Set-Cookie",
                        "Octopus-Csrf-Token_other=no; path=/",
                        "Set-Cookie",
                        "Octopus-Csrf-Token_id-1=x%2fy%7c; path=/; secure"));
        server.on("POST /api/users/logout", new Reply(200, ""));
        var password = new Answers.Credential.Password("me", Secret.of("pw\"1".toCharArray()));

        try (var client = connect(server.url())) {
            client.signIn(password);
        }

        assertThat(server.lines())
                .containsExactly(
                        "GET /api",
                        "POST /api/users/login",
                        "GET /api/users/me",
                        "POST /api/users/logout");
        assertThat(server.asked().get(1).body()).contains("\"Password\":\"pw\\\"1\"");
        assertThat(server.asked().get(2).header("Cookie"))
                .contains("OctopusIdentificationToken_id-1=a%2fb");
        assertThat(server.asked().get(3).header("X-Octopus-Csrf-Token")).isEqualTo("x%2fy%7c");
    }

    @Test
    void namesARefusedPassword() throws Exception {
        server.on("POST /api/users/login", new Reply(400, "{\"ErrorMessage\":\"Invalid\"}"));
        var password = new Answers.Credential.Password("me", Secret.of("pw".toCharArray()));

        try (var client = connect(server.url())) {
            assertThat(failure(() -> client.signIn(password))).isEqualTo(ProblemId.AUTH_PASS);
        }
    }

    @Test
    void findsASpaceByNameSlugOrIdAndElseTheDefaultOne() throws Exception {
        try (var client = signedIn()) {
            assertThat(client.spaceFor(Optional.empty()).name()).isEqualTo("Default");
            for (String word : List.of("payments team", "PAYMENTS", "spaces-2")) {
                assertThat(client.spaceFor(Optional.of(word)).id()).contains("Spaces-2");
            }

            Problem problem = problem(() -> client.spaceFor(Optional.of("nowhere")));

            assertThat(problem.id()).isEqualTo(ProblemId.PERM_SPACE);
            assertThat(problem.arguments())
                    .isEqualTo(Argument.texts("nowhere", "Default, Payments Team"));
        }
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

        try (var client = signedIn()) {
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

        try (var client = signedIn()) {
            OctopusSpace space = payments(client);

            Machine found = space.machineNamed(MachineKind.TARGET, "web01").orElseThrow();
            assertThat(found.id()).isEqualTo("Machines-2");
            assertThat(found.hasThumbprint(PRINT)).isTrue();
            assertThat(found.roles()).containsExactly("web");
            assertThat(space.machinesWithThumbprint(MachineKind.TARGET, PRINT))
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
                        new MachineEndpoint.Listening("Web01.Example", 10_933, PRINT),
                        new MachineSpec.Placement.Target(
                                List.of("Environments-1"), List.of("web, a")),
                        Optional.empty());

        try (var client = signedIn()) {
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

        try (var client = signedIn()) {
            payments(client).delete(MachineKind.TARGET, "Machines-9");
        }

        assertThat(server.asked().getLast().header("X-HTTP-Method-Override")).isEqualTo("DELETE");
    }

    @Test
    void neverRepeatsAWriteThatMayHaveHappened() throws Exception {
        server.on("POST /api/Spaces-2/workers", new Reply(502, "<html>bad gateway"));
        try (var client = signedIn()) {
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

        try (var client = signedIn()) {
            assertThat(payments(client).create(worker()).id()).isEqualTo("Workers-1");
        }
        assertThat(clock.pauses()).containsExactly(Duration.ofSeconds(7));
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

        try (var client = signedIn()) {
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

        try (var client = signedIn()) {
            OctopusSpace space = payments(client);
            assertThat(failure(() -> space.create(worker()))).isEqualTo(ProblemId.SRV_ANSWER);
        }
    }

    @Test
    void refusesAnswersThatAreNotJsonOrTooDeep() throws Exception {
        try (var client = signedIn()) {
            server.on("GET /api/configuration/certificates/certificate-global", "{\"Thumb");
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);

            server.on(
                    "GET /api/configuration/certificates/certificate-global", "[".repeat(100_000));
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);

            server.on(
                    "GET /api/configuration/certificates/certificate-global",
                    new Reply(200, "<html><title>Sign in</title>"));
            assertThat(failure(client::serverThumbprint)).isEqualTo(ProblemId.SRV_ANSWER);
        }
    }

    @Test
    void readsTheServersThumbprintInAnyForm() throws Exception {
        server.on(
                "GET /api/configuration/certificates/certificate-global",
                "{\"Thumbprint\":\"3f:25:04:e0:4f:89:41:d3:9a:0c:03:05:e8:2c:33:01:aa:bb:cc:dd\"}");

        try (var client = signedIn()) {
            assertThat(client.serverThumbprint().hex()).isEqualTo(PRINT);
        }
    }

    @Test
    void readsRestrictedPermissions() throws Exception {
        server.on(
                "GET /api/users/Users-21/permissions?includeSystem=true&spaces=Spaces-2",
                """
                {"IsPermissionsComplete":true,"SpacePermissions":{
                 "MachineCreate":[{"SpaceId":"Spaces-2","RestrictedToEnvironmentIds":["Environments-1"]}],
                 "MachineView":[{"SpaceId":"Spaces-2","RestrictedToEnvironmentIds":[]}],
                 "MachineEdit":[{"SpaceId":"Spaces-1","RestrictedToEnvironmentIds":[]}]}}\
                """);

        try (var client = signedIn()) {
            Permissions permissions = client.permissions(client.spaceFor(Optional.of("payments")));

            assertThat(permissions.allows("MachineCreate", List.of("Environments-1"))).isTrue();
            assertThat(permissions.allows("MachineCreate", List.of("Environments-2"))).isFalse();
            assertThat(permissions.allows("MachineView", List.of("Environments-2"))).isTrue();
            assertThat(permissions.allows("MachineEdit", List.of())).isFalse();
        }
    }

    @Test
    void followsATaskAndHandsOutEachLineOnce() throws Exception {
        server.on(
                "POST /api/tasks",
                new Reply(201, "{\"Id\":\"ServerTasks-1\",\"State\":\"Queued\"}"));
        server.on(
                "GET /api/tasks/ServerTasks-1/details?verbose=true",
                new Reply(200, details(false, "one")),
                new Reply(200, details(false, "one", "two")),
                new Reply(200, details(true, "one", "two", "three")));
        var lines = new ArrayList<String>();

        try (var client = signedIn()) {
            Space space = client.spaceFor(Optional.of("payments"));
            server.on(
                    "GET /api/Spaces-2/machines/Machines-9",
                    "{\"Id\":\"Machines-9\",\"Name\":\"w\"}");
            Machine machine =
                    client.enter(space).machine(MachineKind.TARGET, "Machines-9").orElseThrow();
            ServerTask task =
                    client.tasks().startHealthCheck(machine, space, Duration.ofMinutes(3));
            TaskLog log =
                    client.tasks()
                            .follow(task, Duration.ofMinutes(1), line -> lines.add(line.text()));

            assertThat(log.task().succeeded()).isTrue();
        }
        assertThat(lines).containsExactly("one", "two", "three");
        String posted =
                server.asked().stream()
                        .filter(ask -> ask.method().equals("POST"))
                        .findFirst()
                        .orElseThrow()
                        .body();
        assertThat(posted)
                .isEqualTo(
                        "{\"Name\":\"Health\",\"Description\":\"Check w after set-up\","
                                + "\"SpaceId\":\"Spaces-2\",\"Arguments\":{\"Timeout\":\"00:03:00\","
                                + "\"MachineTimeout\":\"00:03:00\",\"RestrictedTo\":"
                                + "\"DeploymentTargets\",\"MachineIds\":[\"Machines-9\"]}}");
    }

    @Test
    void stopsWatchingATaskWhenTheTimeIsOver() throws Exception {
        server.on("GET /api/tasks/ServerTasks-1/details?verbose=true", details(false));

        try (var client = signedIn()) {
            TaskLog log =
                    client.tasks()
                            .follow(
                                    new ServerTask("ServerTasks-1", "Queued", false, false, ""),
                                    Duration.ofSeconds(10),
                                    line -> {});

            assertThat(log.task().completed()).isFalse();
        }
    }

    @Test
    void saysWhyTheServerCannotReachTheMachine() throws Exception {
        server.on(
                "GET /api/Spaces-2/machines/discover?host=web01&port=10933&type=TentaclePassive",
                new Reply(400, "{\"ErrorMessage\":\"Problem\",\"Errors\":[\"timed out\"]}"));

        try (var client = signedIn()) {
            OctopusSpace space = payments(client);
            Problem problem = problem(() -> space.discover(MachineKind.TARGET, "web01", 10_933));

            assertThat(problem.id()).isEqualTo(ProblemId.FW_REMOTE);
            assertThat(problem.seen()).isEqualTo("400 Problem timed out");
        }
    }

    private static void answerInPlainText(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private record Refused(int status, String words, ProblemId id) {}

    private static String details(boolean completed, String... lines) {
        String elements =
                String.join(
                        ",",
                        Arrays.stream(lines)
                                .map(line ->
                                        "{\"Category\":\"Info\",\"MessageText\":\"" + line + "\"}")
                                .toList());
        return "{\"Task\":{\"Id\":\"ServerTasks-1\",\"State\":\"x\",\"IsCompleted\":"
                + completed
                + ",\"FinishedSuccessfully\":"
                + completed
                + "},\"ActivityLogs\":[{\"Children\":[{\"LogElements\":["
                + elements
                + "]}]}]}";
    }

    private static MachineSpec worker() {
        return new MachineSpec(
                "w",
                new MachineEndpoint.Polling(URI.create("poll://abc/"), PRINT),
                new MachineSpec.Placement.Worker(List.of("WorkerPools-1")),
                Optional.empty());
    }

    private static Answers.Credential apiKey() {
        return new Answers.Credential.ApiKey(Secret.of("API-ABC".toCharArray()));
    }

    private OctopusClient signedIn() throws ProblemException, InterruptedException {
        OctopusClient client = connect(server.url());
        client.signIn(apiKey());
        return client;
    }

    private static OctopusSpace payments(OctopusClient client)
            throws ProblemException, InterruptedException {
        return client.enter(client.spaceFor(Optional.of("payments")));
    }

    private OctopusClient connect(URI url) throws ProblemException, InterruptedException {
        return OctopusClient.connect(settings(url), clock);
    }

    private static OctopusSettings settings(URI url) {
        return new OctopusSettings(url, new Answers.Proxy.None(), Duration.ofSeconds(5), 2);
    }

    private static ProblemId failure(ThrowingCallable call) {
        return problem(call).id();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
