package dev.tentaclesetup.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import dev.tentaclesetup.service.ServiceFailure.CommandTimedOut;
import dev.tentaclesetup.service.process.RunningProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessCommandRunnerTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final CommandRunner runner = new ProcessCommandRunner();

    @Test
    void tellsExitCodeAndBothOutputs() throws Exception {
        CommandResult result = run("echo out; echo err >&2; exit 7");

        assertThat(result).isEqualTo(new CommandResult(7, "out\nerr\n"));
    }

    @Test
    void passesArgumentsOnWithoutAShell() throws Exception {
        CommandResult result =
                runner.run(List.of("printf", "%s|", "a b", "$HOME", "\"", "*"), LIMIT);

        assertThat(result.output()).isEqualTo("a b|$HOME|\"|*|");
    }

    @Test
    void asksForEnglishAndGivesEmptyInput() throws Exception {
        assertThat(run("echo $LC_ALL; cat").output()).isEqualTo("C\n");
    }

    @Test
    void givesAnEnvironmentThatIsMadeForTheProgram() throws Exception {
        CommandResult result =
                new ProcessCommandRunner(Map.of("NOTIFY_SOCKET", "/run/x"))
                        .run(List.of("env"), LIMIT);

        assertThat(result.output().lines().map(line -> line.split("=")[0]))
                .containsExactlyInAnyOrder(
                        "PATH",
                        "HOME",
                        "LC_ALL",
                        "SYSTEMD_COLORS",
                        "SYSTEMD_PAGER",
                        "NOTIFY_SOCKET");
    }

    @Test
    void keepsOnlyTheBeginningOfEndlessOutput() throws Exception {
        CommandResult result = run("head -c 3000000 /dev/zero | tr '\\0' x");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).hasSize(ProcessCommandRunner.KEPT_BYTES);
    }

    @Test
    void killsACommandWithItsChildrenAfterItsLimit(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("pid");
        List<String> command = List.of("sh", "-c", "sleep 300 & echo $! > " + file + "; wait");

        ServiceException e =
                catchThrowableOfType(
                        ServiceException.class, () -> runner.run(command, Duration.ofMillis(700)));

        assertThat(e.failure()).isEqualTo(new CommandTimedOut(command, Duration.ofMillis(700)));
        long child = Long.parseLong(Files.readString(file).strip());
        Awaitility.await().until(() -> !RunningProcesses.runs(child));
    }

    @Test
    void saysThatAProgramIsMissing() {
        List<String> command = List.of("/no/such/program");

        ServiceException e =
                catchThrowableOfType(ServiceException.class, () -> runner.run(command, LIMIT));

        assertThat(e.failure()).isInstanceOf(CommandNotStarted.class);
    }

    private CommandResult run(String script) throws Exception {
        return runner.run(List.of("sh", "-c", script), LIMIT);
    }
}
