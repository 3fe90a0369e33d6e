package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What an administrator types and pastes, tried with `--check`, which changes nothing.
@Timeout(300)
class AddressesAndSecretsIT {

    @TempDir Path folder;

    @Test
    void aKeyIsTakenWithTheLineEndThatCameWithIt() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            Product.Ended ended =
                    check(Map.of("KEY", "\ufeff" + server.apiKey() + "\r\n"), answers(server));

            assertThat(ended.exit()).as("%s", ended).isZero();
        }
    }

    @Test
    void aKeyFromAWindowsEditorIsTaken() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            Path key = folder.resolve("octo.key");
            Files.write(
                    key, ("\ufeff" + server.apiKey() + "\r\n").getBytes(StandardCharsets.UTF_16LE));
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));

            Product.Ended ended =
                    check(
                            Map.of(),
                            answers(server).replace("api-key.env = KEY", "api-key.file = " + key));

            assertThat(ended.exit()).as("%s", ended).isZero();
        }
    }

    @Test
    void aSecretThatNoHeaderCanHoldIsRefusedAndNeverShown() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            for (String form : List.of("api-key", "token")) {
                for (String secret : List.of("API-CANA\u0001RY", "API-CANARY\nx", "CANARY\u20ac")) {
                    Product.Ended ended =
                            check(
                                    Map.of("KEY", secret),
                                    answers(server).replace("api-key.env", form + ".env"),
                                    "--output",
                                    "json");

                    assertThat(ended.exit()).as("%s", ended).isEqualTo(4);
                    assertThat(ended.out()).contains("ANS-SECRET", "server." + form);
                    assertThat(ended.lastLine()).contains("\"result\"");
                    assertThat(ended.toString()).doesNotContain("CANA").doesNotContain("Exception");
                }
            }
        }
    }

    @Test
    void aServerWithAnUnderscoreInItsNameIsReachedOnBothPorts() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 octo_server\n");
            String named =
                    new AnswerText(server, folder.resolve("instance"))
                            .polling()
                            .replace("127.0.0.1", "octo_server")
                            .replace("localhost", "octo_server");

            Product.Ended ended =
                    check(
                            Map.of(
                                    "KEY",
                                    server.apiKey(),
                                    "JAVA_TOOL_OPTIONS",
                                    "-Djdk.net.hosts.file=" + hosts),
                            named);

            assertThat(ended.exit()).as("%s", ended).isZero();
            assertThat(ended.out()).contains("octo_server:" + server.commsAddress().getPort());
        }
    }

    @Test
    void theWayOutOfAnUnknownCertificateWorks() throws Exception {
        try (var server = PracticeServer.builder().https().start()) {
            Map<String, String> key = Map.of("KEY", server.apiKey());
            Product.Ended refused = check(key, answers(server));

            assertThat(refused.exit()).as("%s", refused).isEqualTo(12);
            assertThat(refused.err()).contains("TLS-UNTRUSTED", "issued by CN=", "server.ca-file");
            Matcher pin =
                    Pattern.compile("server\\.pin-sha256 = ([0-9A-F:]{95})").matcher(refused.err());
            assertThat(pin.find()).as("%s", refused).isTrue();

            Product.Ended pinned =
                    check(key, answers(server), "--set", "server.pin-sha256=" + pin.group(1));
            Product.Ended other =
                    check(key, answers(server), "--set", "server.pin-sha256=" + "0".repeat(64));

            assertThat(pinned.exit()).as("%s", pinned).isZero();
            assertThat(other.exit()).as("%s", other).isEqualTo(12);
            assertThat(other.err()).contains("TLS-PIN");
        }
    }

    @Test
    void thePortForAgentsIsKnownWhereverItIs() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            String url = "https://127.0.0.1:" + server.commsAddress().getPort();

            Product.Ended ended =
                    check(
                            Map.of("KEY", server.apiKey()),
                            answers(server).replace(server.url().toString(), url));

            assertThat(ended.exit()).as("%s", ended).isEqualTo(11);
            assertThat(ended.err()).contains("URL-COMMS").doesNotContain("TLS-UNTRUSTED");
        }
    }

    @Test
    void httpsAtAPortWithoutTlsIsNamedAsSuch() throws Exception {
        try (var server = PracticeServer.builder().start()) {
            Product.Ended ended =
                    check(
                            Map.of("KEY", server.apiKey()),
                            answers(server).replace("http://", "https://"));

            assertThat(ended.exit()).as("%s", ended).isEqualTo(12);
            assertThat(ended.err()).contains("TLS-PLAIN").doesNotContain("firewall");
        }
    }

    @Test
    void anAnswerFileThatIsNotThereIsOneProblem() throws Exception {
        var product = new Product(folder, Map.of());

        Product.Ended ended =
                product.setUp(
                        "--silent", "--check", "--answers", folder.resolve("none.ini").toString());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
        assertThat(ended.err()).contains("there is no such file").doesNotContain("ANS-MISSING");
    }

    private String answers(PracticeServer server) {
        return new AnswerText(server, folder.resolve("instance")).listening(FreePort.next());
    }

    private Product.Ended check(Map<String, String> environment, String text, String... more)
            throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        var variables = new HashMap<>(environment);
        variables.putIfAbsent("LC_ALL", "C.UTF-8");
        var arguments =
                new ArrayList<>(List.of("--silent", "--check", "--answers", file.toString()));
        arguments.addAll(List.of(more));
        return new Product(folder, variables).setUp(arguments.toArray(String[]::new));
    }
}
