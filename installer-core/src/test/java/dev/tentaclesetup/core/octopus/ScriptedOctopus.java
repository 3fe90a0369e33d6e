package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// A server with two spaces, `Default` and `Payments Team`, that answers as it is told, and clients
/// for it.
final class ScriptedOctopus implements AutoCloseable {

    static final String ROOT =
            """
            {"Application":"Octopus Deploy","Version":"2026.3.1","ApiVersion":"3.0.0",
             "InstallationId":"id-1","Links":{
             "CurrentUser":"/api/users/me","Spaces":"/api/spaces{/id}","SpaceHome":"/api/{spaceId}",
             "SignIn":"/api/users/login{?returnUrl}","SignOut":"/api/users/logout",
             "CertificateConfiguration":"/api/configuration/certificates{/id}{?skip}",
             "Tasks":"/api/tasks{/id}{?skip}"}}\
            """;
    static final String ME =
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
    private final FakeClock clock = new FakeClock();
    private final ScriptedServer server;

    ScriptedOctopus() throws IOException {
        server =
                new ScriptedServer()
                        .on("GET /api", ROOT)
                        .on("GET /api/users/me", ME)
                        .on("GET /api/users/Users-21/spaces", SPACES)
                        .on("GET /api/Spaces-2", SPACE);
    }

    /// What it answers can be changed there, and what it was asked is kept there.
    ScriptedServer server() {
        return server;
    }

    /// By which its clients wait.
    FakeClock clock() {
        return clock;
    }

    @Override
    public void close() {
        server.close();
    }

    OctopusClient connect(URI url) throws ProblemException, InterruptedException {
        return OctopusClient.connect(settings(url), clock);
    }

    OctopusClient signedIn() throws ProblemException, InterruptedException {
        OctopusClient client = connect(server.url());
        client.signIn(apiKey());
        return client;
    }

    static OctopusSpace payments(OctopusClient client)
            throws ProblemException, InterruptedException {
        return client.enter(client.spaceFor(Optional.of("payments")));
    }

    static Answers.Credential apiKey() {
        return new Answers.Credential.ApiKey(Secret.of("API-ABC".toCharArray()));
    }

    static OctopusSettings settings(URI url) {
        return new OctopusSettings(url, new Answers.Proxy.None(), Duration.ofSeconds(5), 2);
    }

    static ProblemId failure(ThrowingCallable call) {
        return problem(call).id();
    }

    static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
