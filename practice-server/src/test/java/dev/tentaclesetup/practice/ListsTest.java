package dev.tentaclesetup.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.rest.Generation;
import dev.tentaclesetup.practice.store.SeedData;
import dev.tentaclesetup.practice.store.SeedUser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ListsTest {

    private static PracticeServer withEnvironments(int count) throws IOException {
        String[] names =
                IntStream.rangeClosed(1, count).mapToObj(n -> "Region " + n).toArray(String[]::new);
        return Certificates.server().seed(SeedData.standard().withEnvironments(names)).start();
    }

    @Test
    void pagesThroughALongListByItsLinks() throws IOException {
        try (PracticeServer server = withEnvironments(65)) {
            ApiClient client = ApiClient.of(server);
            var names = new ArrayList<String>();
            String next = "/api/Spaces-1/environments?partialName=Region";
            int pages = 0;
            while (next != null) {
                JsonNode page = client.get(next).json();
                page.path("Items").forEach(item -> names.add(item.path("Name").stringValue()));
                next = page.path("Links").path("Page.Next").asString(null);
                pages++;
            }

            assertThat(pages).isEqualTo(3);
            assertThat(names)
                    .hasSize(65)
                    .doesNotHaveDuplicates()
                    .startsWith("Region 1")
                    .endsWith("Region 65");
        }
    }

    @Test
    void givesEverythingForTheLargestTake() throws IOException {
        try (PracticeServer server = withEnvironments(65)) {
            ApiClient client = ApiClient.of(server);

            JsonNode second =
                    client.get("/api/Spaces-1/environments/v2?skip=0&take=2147483647").json();
            JsonNode first =
                    client.get("/api/Spaces-1/environments?skip=60&take=2147483647").json();

            assertThat(second.path("Items")).hasSize(65);
            assertThat(second.path("Items").path(0).path("Type").stringValue()).isEqualTo("Static");
            assertThat(first.path("Items")).hasSize(5);
            assertThat(first.path("Links").has("Page.Next")).isFalse();
            assertThat(client.get("/api/Spaces-1/environments?skip=70").json().path("Items"))
                    .isEmpty();
        }
    }

    @Test
    void wantsSkipAndTakeForTheSecondFormOfTheList() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            assertThat(ApiClient.of(server).get("/api/Spaces-1/environments/v2").status())
                    .isEqualTo(400);
            assertThat(ApiClient.of(server).get("/api/environments/v2?skip=0&take=9").status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environments",
                "machinepolicies",
                "proxies",
                "tenants",
                "tagsets",
                "workerpools",
                "machines",
                "workers"
            })
    void offersPageAllAndOneOfEveryKind(String kind) throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            ApiClient client = ApiClient.of(server);
            for (String prefix :
                    List.of("/api/Spaces-1/", "/api/", "/api/spaces/default/", "/API/spaces-1/")) {
                JsonNode page = client.get(prefix + kind).json();
                JsonNode all = client.get(prefix + kind + "/all").json();
                assertThat(page.path("Items")).as(prefix + kind).isEqualTo(all);
                for (JsonNode item : all) {
                    String self = item.path("Links").path("Self").stringValue();
                    assertThat(client.get(self).json()).isEqualTo(item);
                }
            }
        }
    }

    @Test
    void createsEnvironmentsOnce() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            ApiClient client = ApiClient.of(server);
            var body = ApiClient.json("{\"Name\": \"Pré-Prod & more\"}");

            ApiClient.Reply created = client.post("/api/environments", body);
            ApiClient.Reply again = client.post("/api/environments", body);

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().path("Slug").stringValue()).isEqualTo("pré-prod-more");
            assertThat(again.status()).isEqualTo(400);
            assertThat(
                            client.get("/api/Spaces-1/environments?partialName=pr%C3%A9")
                                    .json()
                                    .path("Items"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void everyLinkOfEveryDocumentLeadsSomewhere(Generation generation) throws IOException {
        try (PracticeServer server =
                Certificates.server().generation(generation).virtualDirectory("/octo").start()) {
            var client =
                    new ApiClient(
                            URI.create(server.url().toString().replace("/octo", "")),
                            "X-Octopus-ApiKey",
                            server.apiKey());
            ObjectNode target =
                    ApiClient.listeningTarget(
                            "a", "https://a_b:1/", "3F2504E04F8941D39A0C0305E82C3301AABBCCDD");
            client.post("/octo/api/machines", target);
            client.post(
                    "/octo/api/tasks", ApiClient.json("{\"Name\": \"Health\", \"Arguments\": {}}"));

            var visited = new LinkedHashSet<String>();
            var left =
                    new ArrayDeque<>(
                            List.of("/octo/api", "/octo/api/machines/all", "/octo/api/tasks"));
            while (!left.isEmpty()) {
                String path = left.removeFirst();
                if (visited.add(path)) {
                    ApiClient.Reply reply = client.get(path);
                    assertThat(reply.status()).as(path).isEqualTo(200);
                    assertThat(path.contains("Spaces-") && generation == Generation.A)
                            .as(path)
                            .isFalse();
                    if (reply.header("Content-Type").startsWith("application/json")) {
                        collectLinks(reply.json(), left);
                    }
                }
            }
            assertThat(visited)
                    .hasSizeGreaterThan(40)
                    .contains("/octo/api/tasks/ServerTasks-1/raw");
        }
    }

    private static void collectLinks(JsonNode node, Collection<String> links) {
        for (JsonNode named : node.findValues("Links")) {
            for (var link : named.properties()) {
                String path =
                        link.getValue()
                                .stringValue()
                                .replace("{spaceId}", "Spaces-1")
                                .replaceAll("\\{.*", "");
                boolean onlyForPosts =
                        List.of("SignIn", "Authenticate", "SignOut", "Cancel")
                                .contains(link.getKey());
                boolean needsQuery = link.getKey().startsWith("Discover");
                if (path.startsWith("/octo/api") && !onlyForPosts && !needsQuery) {
                    links.add(path);
                }
            }
        }
    }

    @Test
    void playsAServerWithoutSpaces() throws IOException {
        try (PracticeServer server = Certificates.server().generation(Generation.A).start()) {
            ApiClient client = ApiClient.of(server);
            ApiClient.Reply created =
                    client.post(
                            "/api/machines",
                            ApiClient.listeningTarget(
                                    "a",
                                    "https://a:10933/",
                                    "3F2504E04F8941D39A0C0305E82C3301AABBCCDD"));

            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json().has("SpaceId")).isFalse();
            assertThat(created.json().has("Slug")).isFalse();
            assertThat(created.json().path("Links").path("Self").stringValue())
                    .isEqualTo("/api/machines/Machines-1");
            assertThat(client.get("/api/Spaces-1/machines").status()).isEqualTo(404);
            assertThat(client.get("/api/users/me").json().path("Links").has("Spaces")).isFalse();
        }
    }

    @Test
    void showsUsersOnlyTheSpacesTheyHaveARoleIn() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            var elsewhere =
                    new ApiClient(
                            server.url(),
                            "X-Octopus-ApiKey",
                            server.apiKey(SeedUser.OTHER_SPACES_ONLY));

            assertThat(elsewhere.get("/api/users/Users-23/spaces").json().findValuesAsString("Id"))
                    .containsExactly("Spaces-2");
            assertThat(elsewhere.get("/api").json().path("Links").has("Machines")).isFalse();
            assertThat(elsewhere.get("/api/Spaces-1/machines").status()).isEqualTo(403);
            assertThat(elsewhere.get("/api/machines").status()).isEqualTo(403);
            assertThat(elsewhere.get("/api/Spaces-2").json().path("Links").has("Machines"))
                    .isTrue();
            assertThat(elsewhere.get("/api/Spaces-99").status()).isEqualTo(404);
            assertThat(elsewhere.get("/api/users/Users-1/spaces").status()).isEqualTo(404);
        }
    }

    @Test
    void hidesTheDefaultSpaceOnPurpose() throws IOException {
        try (PracticeServer server =
                Certificates.server().fault(new Fault.NoDefaultSpace()).start()) {
            ApiClient client = ApiClient.of(server);

            assertThat(client.get("/api/users/Users-1/spaces").json().findValuesAsString("Id"))
                    .containsExactly("Spaces-2");
            assertThat(client.get("/api").json().path("Links").has("Machines")).isFalse();
            assertThat(client.get("/api/machines").status()).isEqualTo(403);
        }
    }

    @Test
    void tellsTheUsersPermissions() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            var narrow =
                    new ApiClient(
                            server.url(),
                            "X-Octopus-ApiKey",
                            server.apiKey(SeedUser.FIRST_ENVIRONMENT_ONLY));

            JsonNode permissions =
                    narrow.get("/api/users/Users-25/permissions?spaces=Spaces-1")
                            .json()
                            .path("SpacePermissions");

            assertThat(permissions.path("MachineCreate")).hasSize(1);
            assertThat(
                            permissions
                                    .path("MachineCreate")
                                    .path(0)
                                    .path("RestrictedToEnvironmentIds")
                                    .toString())
                    .isEqualTo("[\"Environments-1\"]");
            assertThat(permissions.path("MachineView").path(0).path("RestrictedToEnvironmentIds"))
                    .isEmpty();
        }
    }

    @Test
    void answersUnknownRoutesWrongMethodsAndThePortal() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            ApiClient client = ApiClient.of(server);

            assertThat(client.get("/api/nothing").status()).isEqualTo(404);
            assertThat(client.get("/api/nothing").header("Content-Type"))
                    .startsWith("application/json");
            assertThat(client.delete("/api/serverstatus").status()).isEqualTo(405);
            assertThat(client.get("/app").header("Content-Type")).startsWith("text/html");
            assertThat(client.get("/elsewhere").status()).isEqualTo(404);
            assertThat(client.get("/api").header("Octopus-Node")).contains("2026.3");
        }
    }

    @Test
    void tellsItsCapabilities() throws IOException {
        try (PracticeServer server = Certificates.server().start();
                PracticeServer older = Certificates.server().generation(Generation.C).start()) {
            ApiClient client = ApiClient.of(server);

            assertThat(client.get("/api/capabilities").body()).contains("EnvironmentsV2");
            assertThat(client.get("/api/capabilities/environmentsv2").status()).isEqualTo(200);
            assertThat(client.get("/api/capabilities/Flying").status()).isEqualTo(404);
            assertThat(ApiClient.of(older).get("/api/capabilities/EnvironmentsV2").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void showsItsNodesToAdministratorsOnly() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            var reader =
                    new ApiClient(server.url(), "X-Octopus-ApiKey", server.apiKey(SeedUser.READER));

            assertThat(ApiClient.of(server).get("/api/octopusservernodes/all").json()).hasSize(1);
            assertThat(reader.get("/api/octopusservernodes/all").status()).isEqualTo(403);
            assertThat(new ApiClient(server.url()).get("/api/octopusservernodes/ping").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void filtersTenantsByAFragmentOfTheName() throws IOException {
        try (PracticeServer server = Certificates.server().start()) {
            JsonNode found =
                    ApiClient.of(server).get("/api/tenants?name=corp").json().path("Items");

            assertThat(found).hasSize(1);
            assertThat(found.path(0).path("TenantTags").toString()).isEqualTo("[\"Tier/Gold\"]");
        }
    }

    @Test
    void servesHttpsWithItsOwnCertificate() throws Exception {
        try (PracticeServer server = Certificates.server().https().start()) {
            var http =
                    HttpClient.newBuilder()
                            .sslContext(Trusting.only(server.httpsCertificate().orElseThrow()))
                            .build();

            var reply =
                    http.send(
                            HttpRequest.newBuilder(URI.create(server.url() + "/api")).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(server.url().getScheme()).isEqualTo("https");
            assertThat(reply.statusCode()).isEqualTo(200);
        }
    }
}
