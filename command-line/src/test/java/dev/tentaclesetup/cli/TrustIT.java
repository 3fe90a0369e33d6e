package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.MachineKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whom an agent obeys when its server gets another certificate, and when it moves to another
/// server, through the real command line with real processes.
@Timeout(300)
class TrustIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API_KEY = "API-PRACTICESERVER";
    private static final String RECONFIGURE = "setup.if-exists=reconfigure";

    @TempDir Path folder;
    private final List<PracticeServer> servers = new ArrayList<>();
    private final InetSocketAddress web = loopback();
    private final InetSocketAddress comms = loopback();
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = begin(web, comms);
        product = new Product(folder, Map.of("KEY", API_KEY));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        servers.forEach(PracticeServer::close);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), FreePort.next());
    }

    private PracticeServer begin(InetSocketAddress at, InetSocketAddress pollers) throws Exception {
        PracticeServer started =
                PracticeServer.builder().apiKey(API_KEY).address(at).commsAddress(pollers).start();
        servers.add(started);
        return started;
    }

    /// The same server with another certificate.
    private PracticeServer rotated() throws Exception {
        server.close();
        return begin(web, comms);
    }

    @Test
    void anotherCertificateOfTheServerReplacesTheFormerOneWhereTheServerCalls() throws Exception {
        String text = answers.listening(FreePort.next());
        assertThat(silent(text).exit()).isZero();
        String former = server.thumbprint();
        PracticeServer present = rotated();

        Product.Ended ended = silent(text, "--set", RECONFIGURE, "--output", "json");

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(configuration()).contains(present.thumbprint()).doesNotContain(former);
        assertThat(values(ended, "trust"))
                .containsExactlyInAnyOrder(List.of(former, ""), List.of("", present.thumbprint()));
        assertHealthy(present, MachineKind.TARGET);
    }

    @Test
    void anotherCertificateOfTheServerReplacesTheFormerOneWhereTheServerIsPolled()
            throws Exception {
        String text = answers.polling();
        assertThat(silent(text).exit()).isZero();
        String former = server.thumbprint();
        PracticeServer present = rotated();

        Product.Ended ended = silent(text, "--set", RECONFIGURE);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(configuration()).contains(present.thumbprint()).doesNotContain(former);
        assertHealthy(present, MachineKind.WORKER);
    }

    @Test
    void twoCertificatesAreTrustedWhereTheAnswersNameBothUntilOneIsTakenAway() throws Exception {
        String text = answers.polling();
        assertThat(silent(text).exit()).isZero();
        String former = server.thumbprint();
        PracticeServer present = rotated();
        String both =
                text.replace(
                        "api-key.env = KEY",
                        "api-key.env = KEY\nthumbprint = "
                                + former
                                + "\nthumbprint = "
                                + present.thumbprint());

        assertThat(silent(both, "--set", RECONFIGURE).exit()).isZero();

        assertThat(configuration()).contains(present.thumbprint()).contains(former);
        assertHealthy(present, MachineKind.WORKER);
        assertThat(silent(both, "--set", RECONFIGURE, "--detailed-exitcode").exit()).isEqualTo(30);
        assertThat(silent(text, "--set", RECONFIGURE).exit()).isZero();
        assertThat(configuration()).contains(present.thumbprint()).doesNotContain(former);
    }

    @Test
    void anInstanceThatMovesObeysTheNewServerOnlyAndTellsOfTheFormerOne() throws Exception {
        assertThat(silent(answers.polling()).exit()).isZero();
        PracticeServer second = begin(loopback(), loopback());
        String moved = new AnswerText(second, folder.resolve("instance")).polling();

        Product.Ended ended = silent(moved, "--set", RECONFIGURE);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).contains("TRUST-GONE").contains(server.thumbprint());
        assertThat(configuration())
                .contains(second.thumbprint())
                .doesNotContain(server.thumbprint());
        assertHealthy(second, MachineKind.WORKER);
    }

    @Test
    void aServerThatIsAddedIsListedUntilTheAnswersTakeTheOtherAway() throws Exception {
        int port = FreePort.next();
        assertThat(silent(answers.listening(port)).exit()).isZero();
        PracticeServer second = begin(loopback(), loopback());
        String more = new AnswerText(second, folder.resolve("instance")).listening(port);

        Product.Ended added =
                silent(more, "--set", RECONFIGURE, "--set", "server.trust=add", "--output", "json");

        assertThat(added.exit()).as("%s", added).isZero();
        assertThat(configuration()).contains(second.thumbprint()).contains(server.thumbprint());
        assertThat(line(added, "result").path("alsoTrusted").get(0).path("thumbprint").asString())
                .isEqualTo(server.thumbprint());
        Product.Ended same = silent(more, "--set", RECONFIGURE);
        assertThat(same.err()).contains("TRUST-OTHER").contains(server.thumbprint());
        assertThat(same.out()).contains("also trusts").contains(server.thumbprint());

        Product.Ended only = silent(more, "--set", RECONFIGURE, "--set", "server.trust=only");

        assertThat(only.exit()).as("%s", only).isZero();
        assertThat(configuration())
                .contains(second.thumbprint())
                .doesNotContain(server.thumbprint());
    }

    @Test
    void theRecordOfAnotherAgentIsTakenOverWithAWarningThatDescribesIt() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        var first = new Product(other, Map.of("KEY", API_KEY));
        try {
            String text =
                    new AnswerText(server, other.resolve("instance")).listening(FreePort.next());
            Path file = Files.writeString(folder.resolve("other.ini"), text);
            assertThat(first.setUp("--silent", "--answers", file.toString()).exit()).isZero();
            String record = server.machines(MachineKind.TARGET).getFirst().endpoint().toString();

            Product.Ended planned =
                    silent(
                            answers.listening(FreePort.next()) + "on-conflict = update\n",
                            "--plan",
                            "--output",
                            "json");

            assertThat(planned.exit()).as("%s", planned).isZero();
            JsonNode warning = line(planned, "problem");
            assertThat(warning.path("id").asString()).isEqualTo("REG-TAKEOVER");
            assertThat(warning.path("message").asString()).contains("Healthy");
            String certificate = values(planned, "certificate").getFirst().getFirst();
            assertThat(record).contains(certificate);
            assertThat(warning.path("message").asString()).contains(certificate);
            assertThat(values(planned, "environment")).containsExactly(List.of("Test", "Test"));
            assertThat(values(planned, "policy"))
                    .containsExactly(List.of("Default Machine Policy", "Default Machine Policy"));
        } finally {
            first.processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        return product.setUp(
                Stream.concat(Stream.of("--silent", "--answers", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String configuration() throws Exception {
        return Files.readString(product.machine().resolve("Demo/tentacle-Demo.config"));
    }

    private static void assertHealthy(PracticeServer server, MachineKind kind) {
        assertThat(server.machines(kind))
                .singleElement()
                .extracting(machine -> machine.health().status())
                .isEqualTo(HealthStatus.HEALTHY);
    }

    /// Before and after of each planned value with this name.
    private static List<List<String>> values(Product.Ended ended, String name) {
        return line(ended, "plan")
                .path("steps")
                .valueStream()
                .flatMap(step -> step.path("values").valueStream())
                .filter(value -> value.path("name").asString().equals(name))
                .map(value ->
                        List.of(value.path("before").asString(), value.path("after").asString()))
                .toList();
    }

    private static JsonNode line(Product.Ended ended, String type) {
        return ended.out()
                .lines()
                .map(JSON::readTree)
                .filter(node -> node.path("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
