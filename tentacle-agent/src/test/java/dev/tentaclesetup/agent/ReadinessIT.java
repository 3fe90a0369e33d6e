package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a real agent reports to systemd; a script in its place writes down what it receives.
@DisabledOnOs(OS.WINDOWS)
class ReadinessIT {

    @TempDir Path folder;
    @TempDir Path bin;
    private Path said;
    private Map<String, String> underSystemd;

    @BeforeEach
    void standIn() throws IOException {
        said = bin.resolve("said");
        Path script = bin.resolve("systemd-notify");
        Files.writeString(script, "#!/bin/sh\necho \"$*\" >> '" + said + "'\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        underSystemd =
                Map.of("NOTIFY_SOCKET", "/run/nobody", "PATH", bin + ":" + System.getenv("PATH"));
    }

    @Test
    void listeningAgentIsReadyWithItsPort() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder, underSystemd)) {
            awaitSaid("--ready --status=Ready: listening on 127.0.0.1:" + agent.port());
        }
    }

    @Test
    void pollingAgentIsReadyWhenItsServerHasAnswered() throws Exception {
        try (AgentProcess agent = AgentProcess.pollingUntrusted(folder, underSystemd)) {
            awaitSaid("--status=Waiting for the first answer of https://localhost:");
            awaitSaid("has hung up");
            assertThat(said()).noneMatch(line -> line.contains("--ready"));

            agent.trust();

            awaitSaid("--ready --status=Ready: https://localhost:");
            assertThat(said()).last().asString().endsWith(" has answered");
        }
    }

    @Test
    void statusAndLogFollowAServerThatIsLostAndComesBack() throws Exception {
        try (AgentProcess agent = AgentProcess.polling(folder, underSystemd)) {
            awaitSaid("--ready --status=Ready: https://localhost:");

            agent.distrust();

            awaitSaid("--status=No contact with https://localhost:");
            agent.awaitLine("The connection to the server https://localhost:");
            assertThat(agent.lines).anyMatch(line -> line.contains(" is lost: "));

            agent.trust();

            agent.awaitLine(" is there again, after ");
            Awaitility.await()
                    .until(() -> said().getLast().startsWith("--status=Ready: https://localhost:"));
        }
    }

    @Test
    void agentThatCannotWorkSaysWhyInTheStatusOfItsUnit() throws Exception {
        Path file = Files.writeString(folder.resolve("x.config"), "<octopus-settings/>");

        Process agent = AgentProcess.launch(folder, underSystemd, "--config=" + file);
        agent.getOutputStream().close();
        agent.getInputStream().readAllBytes();

        assertThat(agent.waitFor()).isOne();
        awaitSaid("--status=No certificate has been generated for this Tentacle");
    }

    @Test
    void anAgentThatListensAndCannotPollIsNotReadyWithoutSayingSo() throws Exception {
        try (AgentProcess agent =
                AgentProcess.listening(
                        folder,
                        underSystemd,
                        before ->
                                before.trusting(
                                        TrustedServer.polling(
                                                new Thumbprint("A".repeat(40)),
                                                URI.create("ftp://octopus"),
                                                new SubscriptionId("poll://abc123/"))))) {
            awaitSaid(
                    "--ready --status=Ready: listening on 127.0.0.1:"
                            + agent.port()
                            + "; no contact with ftp://octopus (it is not https://");
        }
    }

    private void awaitSaid(String part) {
        Awaitility.await(part)
                .atMost(Duration.ofSeconds(60))
                .until(() -> said().stream().anyMatch(line -> line.contains(part)));
    }

    private List<String> said() throws IOException {
        return Files.exists(said) ? Files.readAllLines(said) : List.of();
    }
}
