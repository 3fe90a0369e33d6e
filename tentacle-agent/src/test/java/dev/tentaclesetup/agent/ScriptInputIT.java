package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.run;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.waiting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.ScriptFile;
import dev.tentaclesetup.contracts.ScriptType;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.instance.ProxyBypass;
import dev.tentaclesetup.instance.ProxySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a script is given: arguments, files, variables, and the body for its shell.
class ScriptInputIT extends ListeningAgent {

    @Test
    void argumentsArriveAsWords() throws Exception {
        StartScriptCommandV2 command =
                waiting("printf '<%s>' \"$@\"; echo", Duration.ofSeconds(30))
                        .with(List.of(), List.of("First", "And Spaces", "\"in quotes\"", "$HOME"));

        assertThat(output(client.startScript(command)))
                .containsExactly("<First><And><Spaces><in quotes><$HOME>");
    }

    @Test
    void filesLieInTheWorkingDirectory() throws Exception {
        StartScriptCommandV2 command =
                waiting("cat foo.txt sub/ü.bin", Duration.ofSeconds(30))
                        .with(
                                List.of(
                                        new ScriptFile(
                                                "foo.txt",
                                                DataStream.of("The File\n".getBytes(UTF_8)),
                                                null),
                                        new ScriptFile(
                                                "sub/ü.bin",
                                                DataStream.of("Größe\n".getBytes(UTF_8)),
                                                null)),
                                List.of());

        assertThat(output(client.startScript(command))).containsExactly("The File", "Größe");
    }

    @Test
    void fileNamesCannotLeaveTheWorkspace() {
        StartScriptCommandV2 command =
                script("echo x")
                        .with(
                                List.of(
                                        new ScriptFile(
                                                "../../escaped",
                                                DataStream.of(new byte[] {1}),
                                                null)),
                                List.of());

        assertThatThrownBy(() -> client.startScript(command))
                .isInstanceOf(HalibutException.class)
                .hasMessageContaining("../../escaped");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void bashBodyRunsInsteadOfPowerShell() throws Exception {
        StartScriptCommandV2 plain = waiting("Write-Host 'wrong'", Duration.ofSeconds(30));
        StartScriptCommandV2 command =
                new StartScriptCommandV2(
                        plain.ticket(),
                        plain.scriptBody(),
                        plain.taskId(),
                        plain.durationToWait(),
                        plain.isolation(),
                        plain.isolationMutexTimeout(),
                        null,
                        Map.of(ScriptType.BASH, "echo right", ScriptType.POWER_SHELL, "echo wrong"),
                        List.of(),
                        List.of());

        assertThat(output(client.startScript(command))).containsExactly("right");
    }

    @Test
    void environmentTellsAboutTheTentacle() throws Exception {
        assertThat(output(run(client, "printenv")))
                .contains(
                        "TentacleHome=" + folder,
                        "TentacleJournal=" + folder.resolve("DeploymentJournal.xml"),
                        "TentacleInstanceName=test",
                        "TentacleCertificateSignatureAlgorithm=sha256RSA",
                        "TentacleUseDefaultProxy=True",
                        "TentacleProxyPort=80")
                .anyMatch(line -> line.startsWith("TentacleVersion="))
                .anyMatch(line -> line.startsWith("TentacleExecutablePath=/"));
    }

    @Test
    void environmentSaysWhatGoesThroughTheProxyForScriptsAndWhatDoesNot(@TempDir Path other)
            throws Exception {
        var proxy =
                new ProxySettings(
                        ProxySettings.Mode.CUSTOM,
                        "proxy",
                        3128,
                        Optional.empty(),
                        new ProxyBypass(List.of("*.example.com", "10.0.0.0/8")));
        try (AgentProcess agent =
                AgentProcess.listening(
                        other,
                        Map.of(),
                        before -> before.withProxy(ProxySettings.Set.WEB, proxy))) {
            assertThat(output(run(agent.client(), "printenv")))
                    .contains(
                            "TentacleUseDefaultProxy=False",
                            "TentacleProxyHost=proxy",
                            "TentacleProxyPort=3128",
                            "no_proxy=.example.com,10.0.0.0/8",
                            "NO_PROXY=.example.com,10.0.0.0/8");
        }
    }
}
