package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PowerShell's command line and start-up detection, with a stand-in for the program itself: it
/// notes its arguments, keeps the guard's rules when the script holds the guard's code, and runs
/// the lines behind `#SH:` ([tentacle-services 6.4], [tentacle-services 6.8]).
class PowerShellTest {
    private static final String STAND_IN =
            """
            #!/bin/bash
            printf '<%s>' "$@" > ARGUMENTS
            BEFORE
            script=$(sed -n "s/.*{\\. '\\([^']*\\)'.*/\\1/p" <<< "${@: -1}")
            if grep -q octopus_powershell_started "$script"; then
              (set -C; : > .octopus_powershell_started) 2>/dev/null || exit 209
              [ -e .octopus_powershell_should_run ] || exit 209
            fi
            source <(sed -n 's/^#SH: //p' "$script")
            """;

    @TempDir Path home;

    @Test
    void commandLineIsTheOfficialOne() throws Exception {
        ScriptStatusResponseV2 end =
                run("true", Duration.ofSeconds(30), "# six\n#SH: exit 6", "-A 1", "b c");

        assertThat(end.exitCode()).isEqualTo(6);
        assertThat(home.resolve("arguments"))
                .content()
                .isEqualTo(
                        "<-NonInteractive><-NoProfile><-NoLogo><-ExecutionPolicy><Unrestricted><-Command>"
                                + "<$ErrorActionPreference = 'Stop'; . {. '"
                                + home.resolve("Work/t/Bootstrap.ps1")
                                + "' -A 1 b c; if ((test-path variable:global:lastexitcode))"
                                + " { exit $LASTEXITCODE }}>");
        assertThat(texts(end))
                .contains("Executable name or full path: " + home.resolve("pwsh"))
                .last()
                .asString()
                .endsWith("exited with code 6");
    }

    @Test
    void scriptWithTheMarkerRuns() throws Exception {
        ScriptStatusResponseV2 end =
                run("true", Duration.ofSeconds(30), StartupGuard.MARKER + "\n#SH: echo hello");

        assertThat(end.exitCode()).isZero();
        assertThat(texts(end)).contains("hello");
        assertThat(home.resolve("Work/t/" + StartupGuard.SHOULD_RUN)).exists();
        assertThat(home.resolve("Work/t/" + StartupGuard.STARTED)).exists();
    }

    @Test
    void scriptWithTheMarkerMayRunLongerThanItMayTakeToBegin() throws Exception {
        ScriptStatusResponseV2 end =
                run(
                        "true",
                        Duration.ofSeconds(2),
                        StartupGuard.MARKER + "\n#SH: sleep 3; echo hello");

        assertThat(end.exitCode()).isZero();
        assertThat(texts(end)).contains("hello");
    }

    @Test
    void scriptThatIsNeverBegunIsGivenUpKilledAndCannotBeginLater() throws Exception {
        String body = StartupGuard.MARKER + "\n#SH: touch '" + home + "/ran'";
        ScriptStatusResponseV2 end =
                run("echo $$ > '" + home + "/pid'; sleep 300", Duration.ofSeconds(2), body);

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.POWER_SHELL_NEVER_STARTED);
        assertThat(texts(end)).anyMatch(line -> line.contains("process did not start within"));
        long process = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        Awaitility.await().until(() -> ProcessHandle.of(process).isEmpty());
        assertThat(home.resolve("Work/t/" + StartupGuard.SHOULD_RUN)).doesNotExist();
        Files.delete(home.resolve("Work/t/" + StartupGuard.STARTED));
        assertThat(startByHand()).isEqualTo(209);
        assertThat(home.resolve("ran")).doesNotExist();
    }

    @Test
    void scriptWithoutTheMarkerIsNotWatched() throws Exception {
        ScriptStatusResponseV2 end =
                run("sleep 1", Duration.ofMillis(100), "# three\n#SH: sleep 1; exit 3");

        assertThat(end.exitCode()).isEqualTo(3);
        assertThat(home.resolve("Work/t/" + StartupGuard.SHOULD_RUN)).doesNotExist();
        assertThat(home.resolve("Work/t/" + StartupGuard.STARTED)).doesNotExist();
    }

    @Test
    void timeToBeginComesFromTheEnvironment() {
        assertThat(StartupGuard.from(Map.of()).limit()).isEqualTo(Duration.ofMinutes(13));
        assertThat(StartupGuard.from(Map.of(StartupGuard.VARIABLE, "00:00:07")).limit())
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(StartupGuard.from(Map.of(StartupGuard.VARIABLE, "junk")).limit())
                .isEqualTo(Duration.ofMinutes(13));
    }

    @Test
    void powerShellOfWindowsIsPreferredToANewerOneOnThePath() throws Exception {
        Path usual = home.resolve("System32/WindowsPowershell/v1.0/PowerShell.exe");
        Path newer = Files.createFile(home.resolve("pwsh.exe"));
        Map<String, String> environment =
                Map.of("SystemRoot", home.toString(), "PATH", home.toString());

        assertThat(WindowsPowerShell.find(environment).executable()).isEqualTo(newer.toString());
        Files.createDirectories(usual.resolveSibling("."));
        Files.createFile(usual);
        assertThat(WindowsPowerShell.find(environment).executable()).isEqualTo(usual.toString());
        assertThat(
                        WindowsPowerShell.find(Map.of("SystemRoot", home + "/none", "PATH", ""))
                                .executable())
                .isEqualTo("PowerShell.exe");
    }

    private ScriptStatusResponseV2 run(
            String before, Duration limit, String body, String... arguments) throws Exception {
        WindowsPowerShell shell =
                new WindowsPowerShell(standIn(before).toString(), new StartupGuard(limit));
        ScriptHost host =
                new ScriptHost(
                        new Workspaces(home),
                        shell,
                        Map.of(),
                        ScriptSecretMask.NONE,
                        InstantSource.system());
        return new ScriptServiceV2Handler(host)
                .startScript(
                        StartScriptCommandV2.of(new ScriptTicket("t"), "ServerTasks-1", body)
                                .with(List.of(), List.of(arguments))
                                .waiting(Duration.ofSeconds(50)));
    }

    /// @param before what the program does before it begins the script
    private Path standIn(String before) throws IOException {
        Path program =
                Files.createFile(
                        home.resolve("pwsh"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwxr-xr-x")));
        return Files.writeString(
                program,
                STAND_IN.replace("ARGUMENTS", "'" + home + "/arguments'")
                        .replace("BEFORE", before));
    }

    private int startByHand() throws Exception {
        Path program = home.resolve("pwsh");
        Files.writeString(
                program, Files.readString(program).replaceAll("(?m)^echo .*sleep 300$", ""));
        return new ProcessBuilder(
                        program.toString(),
                        "-Command",
                        ". {. '" + home.resolve("Work/t/Bootstrap.ps1") + "'}")
                .directory(home.resolve("Work/t").toFile())
                .start()
                .waitFor();
    }

    private static List<String> texts(ScriptStatusResponseV2 end) {
        return end.logs().stream().map(ProcessOutput::text).toList();
    }
}
