package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.RecordedRequest;
import dev.tentaclesetup.practice.store.SeedUser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class SignInTest {

    private static final String PASSWORD = "s3cr€t & co";

    private PracticeServer server;
    private ApiClient anonymous;

    @BeforeEach
    void start() throws IOException {
        server = Certificates.server().password(SeedUser.INSTALLER, PASSWORD).start();
        anonymous = new ApiClient(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersTheRootToEveryoneAndNothingElse() {
        assertThat(anonymous.get("/api").status()).isEqualTo(200);
        assertThat(anonymous.with("X-Octopus-ApiKey", "API-WRONG").get("/api").status())
                .isEqualTo(200);
        assertThat(anonymous.get("/api/users/me").status()).isEqualTo(401);
        assertThat(anonymous.get("/api/Spaces-1/machines").status()).isEqualTo(401);
        assertThat(anonymous.get("/api/no/such/thing").status()).isEqualTo(401);
    }

    @Test
    void knowsAUserByKeyHeaderBearerTokenAndQuery() {
        String key = server.apiKey(SeedUser.INSTALLER);

        assertThat(name(anonymous.with("x-octopus-apikey", key).get("/api/users/me")))
                .isEqualTo("installer");
        assertThat(name(anonymous.with("Authorization", "Bearer " + key).get("/api/users/me")))
                .isEqualTo("installer");
        assertThat(name(anonymous.get("/api/users/me?apikey=" + key))).isEqualTo("installer");
        assertThat(name(ApiClient.of(server).get("/api/users/me"))).isEqualTo("admin");
    }

    @Test
    void refusesAWrongKeyAndADisabledUser() {
        String disabled = server.apiKey(SeedUser.DISABLED);

        ApiClient.Reply wrong =
                anonymous.with("X-Octopus-ApiKey", "API-WRONGWRONG").get("/api/users/me");
        ApiClient.Reply former = anonymous.with("X-Octopus-ApiKey", disabled).get("/api/users/me");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().path("ErrorMessage").stringValue()).contains("API key");
        assertThat(former.status()).isEqualTo(401);
        assertThat(former.json().path("ErrorMessage").stringValue()).contains("disabled");
    }

    @Test
    void refusesEveryKeyOnPurpose() {
        server.faults().inject(new Fault.RefuseApiKey());

        assertThat(ApiClient.of(server).get("/api/users/me").status()).isEqualTo(401);
        server.faults().clear();
        assertThat(ApiClient.of(server).get("/api/users/me").status()).isEqualTo(200);
    }

    @Test
    void signsInWithAPasswordAndWantsTheTokenBackForWrites() {
        ApiClient.Reply login = login("INSTALLER", PASSWORD);
        List<String> cookies =
                login.headers().get("set-cookie").stream()
                        .map(cookie -> cookie.split(";")[0])
                        .toList();
        String token = cookies.get(1).substring(cookies.get(1).indexOf('=') + 1);
        ApiClient session = anonymous.with("Cookie", String.join("; ", cookies));
        ObjectNode body = ApiClient.json("{\"Name\": \"Staging\"}");

        ApiClient.Reply without = session.post("/api/Spaces-1/environments", body);
        ApiClient.Reply with =
                session.with("X-Octopus-Csrf-Token", token)
                        .post("/api/Spaces-1/environments", body);
        ApiClient.Reply logout =
                session.with("X-Octopus-Csrf-Token", token).send("POST", "/api/users/logout", "");

        assertThat(login.status()).isEqualTo(200);
        assertThat(token).contains("%2F", "%2B", "%7C");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().path("ErrorMessage").stringValue())
                .contains("anti-forgery token");
        assertThat(with.status()).isEqualTo(201);
        assertThat(logout.status()).isEqualTo(200);
        assertThat(session.get("/api/users/me").status()).isEqualTo(401);
    }

    @Test
    void refusesWrongAndEmptyPasswordsAndTooManyOfThem() {
        assertThat(login("installer", "wrong").status()).isEqualTo(400);
        assertThat(login("", "").errors()).hasSize(2);
        for (int i = 0; i < 5; i++) {
            login("installer", "wrong");
        }

        ApiClient.Reply banned = login("installer", PASSWORD);

        assertThat(banned.status()).isEqualTo(400);
        assertThat(banned.errors()).singleElement().asString().contains("Too many");
    }

    @Test
    void keepsNoSecretInTheJournal() {
        login("installer", PASSWORD);
        anonymous.get("/api/users/me?apikey=" + server.apiKey());
        ApiClient.of(server).get("/api/users/me");

        List<RecordedRequest> requests = server.requests();

        assertThat(requests).hasSize(3);
        assertThat(requests.toString()).doesNotContain(PASSWORD).doesNotContain(server.apiKey());
        assertThat(requests)
                .extracting(RecordedRequest::credential)
                .containsExactly(
                        RecordedRequest.Credential.NONE,
                        RecordedRequest.Credential.QUERY,
                        RecordedRequest.Credential.API_KEY);
    }

    private ApiClient.Reply login(String user, String password) {
        return anonymous.post(
                "/api/users/login",
                ApiClient.json("{}")
                        .put("Username", user)
                        .put("Password", password)
                        .put("RememberMe", false));
    }

    private static String name(ApiClient.Reply reply) {
        return reply.json().path("Username").stringValue();
    }
}
