package dev.tentaclesetup.core.octopus;

import static dev.tentaclesetup.core.octopus.ScriptedOctopus.ME;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.apiKey;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.failure;
import static dev.tentaclesetup.core.octopus.ScriptedOctopus.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.ScriptedServer.Reply;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Credentials, and what the user behind them may see and do.
class SigningInTest {

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
    void connectsWithoutShowingTheCredentialToTheRootDocument() throws Exception {
        try (var client = octopus.connect(server.url())) {
            CurrentUser user = client.signIn(apiKey());

            assertThat(user).isEqualTo(new CurrentUser("Users-21", "bot", "Deploy bot", true));
            assertThat(client.server().version()).isEqualTo("2026.3.1");
            assertThat(server.asked().getFirst().header("X-Octopus-ApiKey")).isEmpty();
            assertThat(server.asked().getLast().header("X-Octopus-ApiKey")).isEqualTo("API-ABC");
        }
    }

    @Test
    void namesARefusedApiKey() throws Exception {
        server.on("GET /api/users/me", new Reply(401, "{\"ErrorMessage\":\"invalid API key\"}"));

        try (var client = octopus.connect(server.url())) {
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

        try (var client = octopus.connect(server.url())) {
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

        try (var client = octopus.connect(server.url())) {
            assertThat(failure(() -> client.signIn(password))).isEqualTo(ProblemId.AUTH_PASS);
        }
    }

    @Test
    void findsASpaceByNameSlugOrIdAndElseTheDefaultOne() throws Exception {
        try (var client = octopus.signedIn()) {
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
    void readsRestrictedPermissions() throws Exception {
        server.on(
                "GET /api/users/Users-21/permissions?includeSystem=true&spaces=Spaces-2",
                """
                {"IsPermissionsComplete":true,"SpacePermissions":{
                 "MachineCreate":[{"SpaceId":"Spaces-2","RestrictedToEnvironmentIds":["Environments-1"]}],
                 "MachineView":[{"SpaceId":"Spaces-2","RestrictedToEnvironmentIds":[]}],
                 "MachineEdit":[{"SpaceId":"Spaces-1","RestrictedToEnvironmentIds":[]}]}}\
                """);

        try (var client = octopus.signedIn()) {
            Permissions permissions = client.permissions(client.spaceFor(Optional.of("payments")));

            assertThat(permissions.allows("MachineCreate", List.of("Environments-1"))).isTrue();
            assertThat(permissions.allows("MachineCreate", List.of("Environments-2"))).isFalse();
            assertThat(permissions.allows("MachineView", List.of("Environments-2"))).isTrue();
            assertThat(permissions.allows("MachineEdit", List.of())).isFalse();
        }
    }
}
