package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.PracticeServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is said of an address that does not work, by a client that asked nothing twice.
class FirstContactTest {

    @Test
    void namesAServerWithoutTlsThatWaitsForMore() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            assertThat(problem("https://127.0.0.1:" + server.url().getPort()).id())
                    .isEqualTo(ProblemId.TLS_PLAIN);
        }
    }

    @Test
    void knowsThePortForAgentsByWhatItSays() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            int port = server.commsAddress().getPort();
            for (String scheme : new String[] {"https", "http"}) {
                Problem problem = problem(scheme + "://127.0.0.1:" + port);

                assertThat(problem.id()).as(scheme).isEqualTo(ProblemId.URL_COMMS);
                assertThat(problem.arguments()).containsExactly(Argument.text("https://127.0.0.1"));
            }
        }
    }

    @Test
    void doesNotBlameAFirewallForAServerThatHangs() throws Exception {
        try (var silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            URI base = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            try (var transport = new Transport(settings(base))) {
                ApiCall call =
                        ApiCall.get(CallPurpose.READ_ROOT, "~/api").within(Duration.ofMillis(100));
                Problem problem =
                        catchThrowableOfType(
                                        ProblemException.class,
                                        () -> transport.send(base, call, Map.of()))
                                .problem();

                assertThat(problem.id()).isEqualTo(ProblemId.NET_TIMEOUT);
                assertThat(Messages.in(Locale.ENGLISH).fix(problem))
                        .contains("accepts connections")
                        .doesNotContain("firewall");
            }
        }
    }

    private static Problem problem(String url) {
        return catchThrowableOfType(
                        ProblemException.class,
                        () -> OctopusClient.connect(settings(URI.create(url))))
                .problem();
    }

    private static OctopusSettings settings(URI url) {
        return new OctopusSettings(url, new Answers.Proxy.None(), Duration.ofSeconds(10), 0);
    }
}
