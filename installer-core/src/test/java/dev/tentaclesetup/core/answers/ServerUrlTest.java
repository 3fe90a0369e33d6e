package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.Argument;
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
                        Map.entry("https://[::1]:8443/", "https://[::1]:8443"),
                        Map.entry("https://[0:0:0:0:0:0:0:1]:8443/", "https://[::1]:8443"),
                        Map.entry("::1", "https://[::1]"),
                        Map.entry("\u00a0https://octopus\ufeff", "https://octopus"),
                        Map.entry("http://Octo_Server:8080/v/app", "http://octo_server:8080/v"),
                        Map.entry("m\u00fcnchen.test", "https://xn--mnchen-3ya.test"));

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
        for (String spelling :
                List.of("[::1]", "[0:0:0:0:0:0:0:1]", "127.0.0.9", "[::ffff:127.0.0.1]")) {
            assertThat(ServerUrl.clean("http://" + spelling + ":8065").orElseThrow().problems())
                    .as(spelling)
                    .isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAHostAndNeverShowsAPassword() {
        for (AnswerKey key :
                List.of(
                        AnswerKey.SERVER_URL,
                        AnswerKey.CONNECTION_COMMS_ADDRESS,
                        AnswerKey.CONNECTION_PUBLIC_HOST,
                        AnswerKey.CONNECTION_LISTEN_ADDRESS,
                        AnswerKey.PROXY_HOST)) {
            assertThat(refusal(key, "[fe80::1%lo]")).as(key.text()).isEqualTo("host-zone");
            assertThat(refusal(key, "fe80::1%lo")).as(key.text()).isEqualTo("host-zone");
            for (String typed : List.of("300.1.1.1", "1.2.3", "0x7f.1")) {
                assertThat(refusal(key, typed)).as(key.text()).isEqualTo("host-numeric");
            }
            assertThat(key.type().judge(key, "me:hunter2@o x").orElseThrow().toString())
                    .doesNotContain("hunter2");
        }
        assertThat(refusal(AnswerKey.SERVER_URL, "https://fe80::1:8443/"))
                .isEqualTo("host-ambiguous");
        assertThat(refusal(AnswerKey.CONNECTION_LISTEN_ADDRESS, "web01")).isEqualTo("ip-address");
        assertThat(refusal(AnswerKey.CONNECTION_PUBLIC_HOST, "web01:1")).isEqualTo("host-or-auto");
        assertThat(ServerUrl.clean("https://me:p@ss@o/app").orElseThrow().problems().toString())
                .doesNotContain("ss@o");
    }

    private static String refusal(AnswerKey key, String typed) {
        Problem problem = key.type().judge(key, typed).orElseThrow(() -> new AssertionError(typed));
        return ((Argument.Phrase) problem.arguments().get(1)).key().replace("expected.", "");
    }

    @Test
    void takesTheSameHostsEverywhere() {
        for (String typed :
                List.of("octo_server", "m\u00fcnchen.test", "[::1]", "::1", "10.0.0.5")) {
            for (AnswerKey key :
                    List.of(
                            AnswerKey.SERVER_URL,
                            AnswerKey.CONNECTION_COMMS_ADDRESS,
                            AnswerKey.CONNECTION_PUBLIC_HOST,
                            AnswerKey.PROXY_HOST)) {
                assertThat(key.type().judge(key, typed)).as(key.text() + " " + typed).isEmpty();
            }
        }
        assertThat(AnswerKey.CONNECTION_PUBLIC_HOST.type().parse("[0::1]"))
                .isEqualTo(Optional.of("::1"));
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
        assertThat(CommsAddress.parse("octo_server:443"))
                .contains(URI.create("https://octo_server:443/"));
        assertThat(CommsAddress.parse("::1")).contains(URI.create("https://[::1]:10943/"));
        assertThat(CommsAddress.parse("WSS://Octopus/OctopusComms"))
                .contains(URI.create("wss://octopus:443/OctopusComms"));
        assertThat(CommsAddress.parse("wss://[::1]:8443"))
                .contains(URI.create("wss://[::1]:8443/"));
        for (String typed : List.of("wss://o:443/x?y", "wss://me@o/x", "ws://o/x", "wss://o/ x")) {
            assertThat(CommsAddress.parse(typed)).as(typed).isEmpty();
        }
        for (String typed : List.of("http://o:1", "https://o:1/path", "o:0", "")) {
            assertThat(CommsAddress.parse(typed)).as(typed).isEmpty();
        }
        assertThat(CommsAddress.derivedFrom(URI.create("https://octopus.example:8443/v")))
                .isEqualTo(URI.create("https://octopus.example:10943/"));
        assertThat(CommsAddress.derivedFrom(URI.create("http://octo_server:8080/v")))
                .isEqualTo(URI.create("https://octo_server:10943/"));
    }

    /// The server takes a key in the query, so one may stand there [octopus-api 2.1].
    @Test
    void showsNothingOfAQuery() {
        for (String typed :
                List.of(
                        "https://octopus.example.com/?apikey=S3cret",
                        "https://octopus.example.com/app#/users/sign-in?token=S3cret",
                        "https://me:S3cret@octopus.example.com/?x")) {
            assertThat(ServerUrl.clean(typed).orElseThrow().problems())
                    .as(typed)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("S3cret"));
        }
    }
}
