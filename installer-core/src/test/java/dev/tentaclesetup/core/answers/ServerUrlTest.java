package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerUrlTest {

    @Test
    void cleansWhatPeoplePaste() {
        Map<String, String> cases =
                Map.ofEntries(
                        Map.entry("octopus", "https://octopus"),
                        Map.entry(" <https://Octopus/> ", "https://octopus"),
                        Map.entry("\"http://octopus/api\"", "http://octopus"),
                        Map.entry("http://octopus/API/", "http://octopus"),
                        Map.entry("http://octopus/vdir", "http://octopus/vdir"),
                        Map.entry("http://octopus/a/b/api", "http://octopus/a/b"),
                        Map.entry("https://octopus/app", "https://octopus"),
                        Map.entry("https://o/app#/Spaces-2/infrastructure", "https://o"),
                        Map.entry("https://o/v/app/Spaces-2/x", "https://o/v"),
                        Map.entry("https://o/api/v/app", "https://o/api/v"),
                        Map.entry("https://o:443", "https://o"),
                        Map.entry("http://o:80/", "http://o"),
                        Map.entry("https://o:8443//", "https://o:8443"),
                        Map.entry("octopus.example:8080", "https://octopus.example:8080"),
                        Map.entry("https://[::1]:8443/", "https://[::1]:8443"));

        cases.forEach((typed, cleaned) ->
                assertThat(ServerUrl.clean(typed).map(ServerUrl::uri))
                        .as(typed)
                        .contains(URI.create(cleaned)));
    }

    @Test
    void refusesWhatIsNoWebAddress() {
        for (String typed :
                List.of("", "  ", "ftp://o", "http://", "a b", "https://o:99999", "https://o:0")) {
            assertThat(ServerUrl.clean(typed)).as(typed).isEmpty();
        }
        assertThat(ServerUrl.clean("o".repeat(3_000))).isEmpty();
    }

    @Test
    void remembersTheSpaceOfALink() {
        assertThat(ServerUrl.clean("https://o/app#/Spaces-22/x").orElseThrow().space())
                .contains("Spaces-22");
        assertThat(ServerUrl.clean("https://o").orElseThrow().space()).isEqualTo(Optional.empty());
    }

    @Test
    void saysWhatItDidWithoutRepeatingAPassword() {
        List<Problem> problems =
                ServerUrl.clean("http://me:hunter2@o/app?x=1").orElseThrow().problems();

        assertThat(problems)
                .extracting(Problem::id)
                .containsExactly(ProblemId.URL_PATH, ProblemId.URL_HTTP);
        assertThat(problems.toString()).doesNotContain("hunter2");
        assertThat(ServerUrl.clean("https://o/vdir").orElseThrow().problems()).isEmpty();
    }

    @Test
    void warnsOfAnOpenAddressUnlessItIsThisMachine() {
        assertThat(ServerUrl.clean("http://o").orElseThrow().problems())
                .extracting(Problem::id)
                .containsExactly(ProblemId.URL_HTTP);
        assertThat(ServerUrl.clean("http://localhost:8065").orElseThrow().problems()).isEmpty();
        assertThat(ServerUrl.clean("http://[::1]:8065").orElseThrow().problems()).isEmpty();
    }

    @Test
    void refusesThePortsOfAgents() {
        for (int port : new int[] {10_933, 10_943}) {
            assertThat(ServerUrl.clean("https://o:" + port).orElseThrow().problems())
                    .anyMatch(Problem::blocks);
        }
    }

    @Test
    void readsAddressesForAgents() {
        assertThat(CommsAddress.parse("Node1.Example:10943"))
                .contains(URI.create("https://node1.example:10943/"));
        assertThat(CommsAddress.parse("https://node1/"))
                .contains(URI.create("https://node1:10943/"));
        for (String typed : List.of("wss://o:443/x", "http://o:1", "https://o:1/path", "o:0", "")) {
            assertThat(CommsAddress.parse(typed)).as(typed).isEmpty();
        }
        assertThat(CommsAddress.derivedFrom(URI.create("https://octopus.example:8443/v")))
                .isEqualTo(URI.create("https://octopus.example:10943/"));
    }
}
