package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shells that are not there, or that do not begin, and secrets in output.
class ScriptHostTest {
    @TempDir Path home;

    @Test
    void missingPowerShellIsNamedWithExitCodeMinus42() throws Exception {
        Path missing = home.resolve("PowerShell.exe");

        ScriptStatusResponseV2 end = run(new WindowsPowerShell(missing.toString()), "Write-Host x");

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.SHELL_NOT_STARTED);
        assertThat(texts(end))
                .contains(
                        "Could not start "
                                + missing
                                + ": The shell '"
                                + missing
                                + "' is not there or cannot be executed.");
    }

    @Test
    void missingBashIsNamedToo() throws Exception {
        Path missing = home.resolve("bash");

        ScriptStatusResponseV2 end = run(new Bash(missing), "echo x");

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.SHELL_NOT_STARTED);
        assertThat(texts(end))
                .anyMatch(line -> line.startsWith("Could not start " + missing + ": The shell"));
    }

    @Test
    void shellThatTheSystemDoesNotFindIsNamedToo() throws Exception {
        ScriptStatusResponseV2 end =
                run(new WindowsPowerShell("no-such-shell.exe"), "Write-Host x");

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.SHELL_NOT_STARTED);
        assertThat(texts(end))
                .anyMatch(line -> line.startsWith("Could not start no-such-shell.exe: "));
    }

    @Test
    void shellThatNeverBeginsIsGivenUp() throws Exception {
        ScriptStatusResponseV2 end = run(new Guarded("sleep 60"), "ignored");

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.POWER_SHELL_NEVER_STARTED);
        assertThat(texts(end)).anyMatch(line -> line.contains("process did not start within"));
        assertThat(home.resolve("Work/t").resolve(StartupGuard.SHOULD_RUN)).doesNotExist();
        assertThat(home.resolve("Work/t").resolve(StartupGuard.STARTED)).exists();
    }

    @Test
    void slowScriptThatHasBegunIsLeftAlone() throws Exception {
        ScriptStatusResponseV2 end =
                run(
                        new Guarded("set -C; : > .octopus_powershell_started; sleep 1; exit 9"),
                        "ignored");

        assertThat(end.exitCode()).isEqualTo(9);
    }

    @Test
    void completionIsAMomentToGiveMemoryBack() {
        var completed = new AtomicInteger();
        var host =
                new ScriptHost(
                        new Workspaces(home),
                        Map.of(),
                        ScriptSecretMask.NONE,
                        InstantSource.system());

        new ScriptServiceV2Handler(host, completed::incrementAndGet)
                .completeScript(new CompleteScriptCommandV2(new ScriptTicket("t")));

        assertThat(completed).hasValue(1);
    }

    @Test
    void markerBecomesTheGuardsCode() {
        String text =
                new String(
                        new WindowsPowerShell("x")
                                .bootstrap(
                                        new ScriptBodies(
                                                StartupGuard.MARKER + "\r\nWrite-Host 1",
                                                Map.of())),
                        UTF_8);

        assertThat(text)
                .startsWith("\uFEFFtry {")
                .contains(StartupGuard.STARTED, StartupGuard.SHOULD_RUN, "exit -47")
                .endsWith("\r\nWrite-Host 1")
                .doesNotContain(StartupGuard.MARKER);
    }

    @Test
    void powerShellCommandQuotesTheScriptsPath() {
        List<String> command =
                new WindowsPowerShell("ps")
                        .command(
                                Path.of("/it's/Bootstrap.ps1"),
                                List.of("-A 1", "b"),
                                ScriptMark.next());

        assertThat(command)
                .startsWith(
                        "ps",
                        "-NonInteractive",
                        "-NoProfile",
                        "-NoLogo",
                        "-ExecutionPolicy",
                        "Unrestricted")
                .last()
                .asString()
                .contains(". '/it''s/Bootstrap.ps1' -A 1 b");
    }

    @Test
    void secretsOfTheAgentAreHiddenInOutput() throws Exception {
        ScriptHost host =
                new ScriptHost(
                        new Workspaces(home),
                        new Bash(Path.of("/bin/bash")),
                        Map.of("TentacleProxyPassword", "s3cr€t"),
                        ScriptSecretMask.of(List.of("s3cr€t")),
                        InstantSource.system());

        ScriptStatusResponseV2 end = run(host, "echo \"password: $TentacleProxyPassword.\"");

        assertThat(texts(end)).contains("password: ********.");
        assertThat(home.resolve("Work/t/Output.log")).content().doesNotContain("s3cr");
    }

    private ScriptStatusResponseV2 run(Shell shell, String body) throws Exception {
        return run(
                new ScriptHost(
                        new Workspaces(home),
                        shell,
                        Map.of(),
                        ScriptSecretMask.NONE,
                        InstantSource.system()),
                body);
    }

    private static ScriptStatusResponseV2 run(ScriptHost host, String body) throws Exception {
        ScriptStatusResponseV2 end =
                new ScriptServiceV2Handler(host)
                        .startScript(
                                StartScriptCommandV2.of(
                                                new ScriptTicket("t"), "ServerTasks-1", body)
                                        .waiting(Duration.ofSeconds(50)));
        assertThat(end.state()).isEqualTo(ProcessState.COMPLETE);
        return end;
    }

    private static List<String> texts(ScriptStatusResponseV2 end) {
        return end.logs().stream().map(ProcessOutput::text).toList();
    }

    /// A shell that runs a fixed script and is watched as PowerShell is.
    private record Guarded(String body) implements Shell {
        @Override
        public String bootstrapName() {
            return "Bootstrap.sh";
        }

        @Override
        public String executable() {
            return "/bin/bash";
        }

        @Override
        public List<String> command(Path script, List<String> arguments, ScriptMark mark) {
            return List.of(executable(), script.toString());
        }

        @Override
        public Charset charset() {
            return UTF_8;
        }

        @Override
        public String charsetName() {
            return "UTF-8";
        }

        @Override
        public boolean holdsOutputOpen() {
            return false;
        }

        @Override
        public byte[] bootstrap(ScriptBodies bodies) {
            return body.getBytes(UTF_8);
        }

        @Override
        public Optional<StartupGuard> guard(ScriptBodies bodies) {
            return Optional.of(new StartupGuard(Duration.ofMillis(300)));
        }
    }
}
