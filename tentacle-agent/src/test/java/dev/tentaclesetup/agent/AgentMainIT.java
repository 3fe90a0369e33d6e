package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.instance.CommunicationStyle;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Start, stop, log and exit codes of the program ([tentacle-services 10], [tentacle-services 13]).
class AgentMainIT {
    @TempDir Path folder;

    @Test
    void logsInTheOfficialFormatAndStopsCleanlyOnASignal() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            assertThat(agent.lines)
                    .anyMatch(line ->
                            line.startsWith(
                                    "Agent will trust Octopus Servers with the thumbprint: "))
                    .anyMatch(line ->
                            line.matches("listen://127\\.0\\.0\\.1:\\d+/ +\\d+  Listener started"));
            Awaitility.await().until(() -> Files.exists(folder.resolve("livez.heartbeat")));

            assertThat(agent.terminate()).isZero();

            List<String> log = Files.readAllLines(folder.resolve("Logs/OctopusTentacle.txt"));
            assertThat(log)
                    .allMatch(line ->
                            line.matches(
                                    "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{4}  [ \\d]{5,}  [ \\d]{5,} "
                                            + "[ A-Z]{5}  .*"))
                    .anyMatch(line -> line.endsWith(" INFO  Agent listening on: 127.0.0.1:0"))
                    .anyMatch(line -> line.endsWith("  PID: " + agent.pid()))
                    .anyMatch(line -> line.endsWith("WorkspaceCleanerTask.Stop(): Stopped"))
                    .last()
                    .asString()
                    .endsWith("  Listener stopped");
        }
    }

    @Test
    void pollingAgentStopsCleanlyToo() throws Exception {
        try (AgentProcess agent = AgentProcess.polling(folder)) {
            assertThat(agent.client().getCapabilities().hasScriptServiceV2()).isTrue();
            assertThat(agent.lines)
                    .contains(
                            "Starting 1 polling connections",
                            "Agent will not listen on any TCP ports");

            assertThat(agent.terminate()).isZero();
        }
    }

    @Test
    void pollingAgentRunsScripts() throws Exception {
        try (AgentProcess agent = AgentProcess.polling(folder)) {
            assertThat(Scripts.output(Scripts.run(agent.client(), "echo over polling; exit 0")))
                    .containsExactly("over polling");
        }
    }

    @Test
    void pollingAgentRunsScriptsOverAWebSocketToo() throws Exception {
        try (AgentProcess agent = AgentProcess.pollingOverWebSocket(folder)) {
            assertThat(Scripts.output(Scripts.run(agent.client(), "echo over wss; exit 0")))
                    .containsExactly("over wss");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://octopus:10943",
                "ftp://octopus/OctopusComms",
                "octopus:10943",
                "https://",
                "https://octo pus:10943"
            })
    void agentThatCannotPollItsOnlyServerSaysSoWithExitCode1(String address) throws Exception {
        Path file = polling("deaf.config", address, false);

        assertFails(1, "cannot be polled", "--config=" + file);

        assertThat(folder.resolve("Logs/OctopusTentacle.txt"))
                .content()
                .contains("The agent can neither be called nor call a server", address);
    }

    @Test
    void agentWithNothingToDoSaysSoWithExitCode1() throws Exception {
        Path file = certified("idle.config", before -> before.withListening(false));

        assertFails(1, "no port to listen on and no server to poll", "--config=" + file);
    }

    @Test
    void agentWithAProxyThatIsNoneSaysSoWithExitCode1() throws Exception {
        Path file = polling("proxied.config", "https://octopus:10943", false);
        TentacleConfiguration.update(
                ConfigurationFile.at(file),
                SecretProtection.of(HostFolders.under(folder)),
                before ->
                        before.withProxy(
                                ProxySettings.Set.POLLING,
                                new ProxySettings(
                                        ProxySettings.Mode.CUSTOM,
                                        "http://proxy",
                                        8080,
                                        Optional.empty())));

        assertFails(1, "a proxy's host is a name or an address", "--config=" + file);
    }

    private Path polling(String name, String address, boolean listening) throws Exception {
        return certified(
                name,
                before ->
                        before.withListening(listening)
                                .withPort(0)
                                .withTrustedServers(
                                        List.of(
                                                new TrustedServer(
                                                        AgentProcess.certificate().thumbprint(),
                                                        CommunicationStyle.TENTACLE_ACTIVE,
                                                        Optional.of(address),
                                                        Optional.empty(),
                                                        Optional.of(
                                                                new SubscriptionId(
                                                                        "poll://abc123/"))))));
    }

    @Test
    void pollingCountOfTheEnvironmentWins() throws Exception {
        try (AgentProcess agent =
                AgentProcess.polling(folder, Map.of("TentaclePollingConnectionCount", "8"))) {
            assertThat(agent.lines)
                    .contains(
                            "Requested polling connection count (from TentaclePollingConnectionCount"
                                    + " environment variable): 8",
                            "Starting 8 polling connections");
        }
    }

    @Test
    void browserSeesAFriendlyPage() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder);
                HttpClient browser =
                        HttpClient.newBuilder().sslContext(Browsers.trusting()).build()) {
            HttpResponse<String> answer =
                    browser.send(
                            HttpRequest.newBuilder(
                                            URI.create("https://localhost:" + agent.port() + "/"))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<title>Octopus Tentacle</title>", "configured successfully");
            Matcher style =
                    Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(answer.body());
            assertThat(style.find()).isTrue();
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(UTF_8));
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void unknownInstanceIsNamedWithExitCode1() throws Exception {
        assertFails(1, "Instance nope of tentacle has not been configured", "--instance=nope");
    }

    @Test
    void noInstanceAtAllIsSaidWithExitCode1() throws Exception {
        assertFails(1, "There are no instances of tentacle configured");
    }

    @Test
    void missingConfigurationFileIsNamedWithExitCode1() throws Exception {
        assertFails(1, "does not exist", "--config", folder.resolve("none.config").toString());
    }

    @Test
    void unknownOptionsAreListedWithExitCode1() throws Exception {
        assertFails(1, "Unrecognized command line arguments: --prot=1 word", "--prot=1", "word");
    }

    @Test
    void missingValueIsExitCode100() throws Exception {
        assertFails(100, "Missing required value for option '--instance'.", "--instance");
    }

    @Test
    void brokenConfigurationIsExitCode100() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.config"), "<octopus-settings><set");

        assertFails(100, "broken.config", "--config=" + file);
    }

    @Test
    void brokenSettingIsNamedWithExitCode100() throws Exception {
        Path file = certified("bad.config", before -> before);
        String bad = "<set key=\"Tentacle.Services.ListenIP\">nowhere</set></octopus-settings>";
        Files.writeString(file, Files.readString(file).replace("</octopus-settings>", bad));

        assertFails(100, "Tentacle.Services.ListenIP", "--config=" + file);
    }

    @Test
    void portInUseIsExitCode100() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file =
                    certified(
                            "taken.config",
                            before ->
                                    before.withListenAddress(
                                                    Optional.of(InetAddress.getLoopbackAddress()))
                                            .withPort(taken.getLocalPort()));

            assertFails(
                    100, "cannot listen on 127.0.0.1:" + taken.getLocalPort(), "--config=" + file);
        }
    }

    @Test
    void emptyLineStopsAnAgentOnTheConsole() throws Exception {
        Path file =
                certified(
                        "fresh.config",
                        before ->
                                before.withListenAddress(
                                                Optional.of(InetAddress.getLoopbackAddress()))
                                        .withPort(0));
        Process agent =
                AgentProcess.launch(folder, Map.of(), "run", "--console", "--config=" + file);
        try (OutputStream keyboard = agent.getOutputStream()) {
            keyboard.write('\n');
        }

        String output = new String(agent.getInputStream().readAllBytes(), UTF_8);

        assertThat(agent.waitFor()).as(output).isZero();
        assertThat(output)
                .contains(
                        "The agent is not configured to trust any Octopus Servers.",
                        "Running. Press <enter> to shut down...");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<set key=\"Tentacle.Certificate\"></set>",
                "<set key=\"Tentacle.CertificateThumbprint\">"
                        + "36F35047CE8B000CF4C671819A2DD1AFCDE3403D</set>"
            })
    void missingCertificateIsSaidWithExitCode1AndNoneIsMade(String certificate) throws Exception {
        String text =
                "<octopus-settings><set key=\"Tentacle.Services.NoListen\">true</set>"
                        + certificate
                        + "</octopus-settings>";
        Path file = Files.writeString(folder.resolve("fresh.config"), text);

        assertFails(1, "No certificate has been generated for this Tentacle", "--config=" + file);

        assertThat(file).hasContent(text);
        assertThat(folder.resolve("Logs/OctopusTentacle.txt"))
                .content()
                .contains("No certificate has been generated", file.toString());
    }

    @Test
    void certificateThatCannotBeReadIsSaidWithExitCode100AndStays() throws Exception {
        Path file = certified("fresh.config", before -> before);
        String text =
                Files.readString(file)
                        .replaceFirst("(key=\"Tentacle.Certificate\">)[^<]{20}", "$1AAAA");
        Files.writeString(file, text);

        assertFails(100, "Tentacle.Certificate", "--config=" + file);

        assertThat(file).hasContent(text);
    }

    @Test
    void helpNeedsNoInstance() throws Exception {
        Process agent = AgentProcess.launch(folder, Map.of(), "agent", "--help");
        agent.getOutputStream().close();

        String output = new String(agent.getInputStream().readAllBytes(), UTF_8);

        assertThat(agent.waitFor()).as(output).isZero();
        assertThat(output)
                .startsWith(
                        "Usage: Tentacle agent [<options>]\n\nWhere [<options>] is any of: \n\n"
                                + "      --instance=VALUE       ")
                .endsWith(
                        "\n\nOr one of the common options: \n\n"
                                + "      --help                 Show detailed help for this command\n");
    }

    @Test
    void waitIsSleptBeforeAnythingElse() throws Exception {
        assertFails(1, "Sleeping for 2000ms...", "agent", "/wait=2000", "--instance=nope");
    }

    @Test
    void nameWinsOverFile() throws Exception {
        Path file = Files.writeString(folder.resolve("x.config"), "<octopus-settings/>");

        assertFails(1, "Instance nope of tentacle", "--config=" + file, "--instance=nope");
    }

    @Test
    void configurationInTheCurrentFolderIsAnInstanceWithoutName() throws Exception {
        Files.writeString(folder.resolve("Tentacle.config"), "<octopus-settings><set");

        assertFails(100, "Tentacle.config");
    }

    @Test
    void fileInPlaceOfTheLogFolderIsExitCode100() throws Exception {
        Files.writeString(folder.resolve("Logs"), "in the way");
        Path file = Files.writeString(folder.resolve("x.config"), "<octopus-settings/>");

        assertFails(
                100, "The folder " + folder.resolve("Logs") + " for log files", "--config=" + file);
    }

    @Test
    void failureBeforeTheInstanceIsKnownIsLoggedWhereTheEnvironmentSays() throws Exception {
        Path logs = folder.resolve("early");
        Process agent =
                AgentProcess.launch(
                        folder, Map.of("DefaultLogDirectory", logs.toString()), "--instance=nope");
        agent.getOutputStream().close();
        agent.getInputStream().readAllBytes();

        assertThat(agent.waitFor()).isOne();
        assertThat(logs.resolve("OctopusTentacle.txt"))
                .content()
                .contains("Instance nope of tentacle has not been configured");
    }

    @Test
    void variablesOfAnotherTentacleAreNotInherited() throws Exception {
        Map<String, String> foreign =
                Map.of("TentacleProxyHost", "foreign", "TentacleProxyPassword", "foreign");
        try (AgentProcess agent = AgentProcess.listening(folder, foreign)) {
            assertThat(Scripts.output(Scripts.run(agent.client(), "printenv")))
                    .contains("TentacleProxyPort=80")
                    .noneMatch(line -> line.contains("foreign"));
        }
    }

    @Test
    void scriptsFindWhatTheLauncherKeptFromOurOwnJava() throws Exception {
        Map<String, String> launched =
                Map.of(
                        "TENTACLE_SETUP_KEPT",
                        "JAVA_TOOL_OPTIONS LC_ALL",
                        "TENTACLE_SETUP_KEPT_JAVA_TOOL_OPTIONS",
                        "-Xmx1g -Dname=two words",
                        "LC_ALL",
                        "C.UTF-8");
        try (AgentProcess agent = AgentProcess.listening(folder, launched)) {
            assertThat(Scripts.output(Scripts.run(agent.client(), "printenv")))
                    .contains("JAVA_TOOL_OPTIONS=-Xmx1g -Dname=two words")
                    .noneMatch(line -> line.startsWith("LC_ALL=") || line.contains("KEPT"));
        }
    }

    /// A configuration file with a certificate.
    private Path certified(String name, UnaryOperator<TentacleConfiguration> change)
            throws Exception {
        Path file = folder.resolve(name);
        ConfigurationFile.at(file).create();
        TentacleConfiguration.update(
                ConfigurationFile.at(file),
                SecretProtection.of(HostFolders.under(folder)),
                before -> change.apply(before.withCertificate(AgentProcess.certificate())));
        return file;
    }

    private void assertFails(int code, String message, String... arguments) throws Exception {
        Process agent = AgentProcess.launch(folder, Map.of(), arguments);
        agent.getOutputStream().close();

        String output = new String(agent.getInputStream().readAllBytes(), UTF_8);

        assertThat(agent.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).contains(message).doesNotContain("\tat ");
        assertThat(agent.exitValue()).as(output).isEqualTo(code);
    }
}
