package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/// What PowerShell gets to see of the agent, on Windows or in Wine. One line `pass NAME` for each
/// proof; ends with an exception at the first that fails.
public final class PowerShellProof {

    private static final String OPTIONS =
            " -NonInteractive -NoProfile -NoLogo -ExecutionPolicy Unrestricted -Command ";

    private final String program;

    private PowerShellProof(String program) {
        this.program = program;
    }

    /// @param arguments a program that prints its own command line
    public static void main(String[] arguments) throws Exception {
        var proof = new PowerShellProof(arguments[0]);
        proof.plain();
        System.out.println("pass PowerShell is started with the official command line");
        proof.hostile();
        System.out.println("pass PowerShell gets the arguments of a script as they are");
    }

    private void plain() throws Exception {
        assertThat(commandLine("C:\\Work\\1\\Bootstrap.ps1", List.of()))
                .isEqualTo(
                        program
                                + OPTIONS
                                + "\"$ErrorActionPreference = 'Stop';"
                                + " . {. 'C:\\Work\\1\\Bootstrap.ps1';"
                                + " if ((test-path variable:global:lastexitcode))"
                                + " { exit $LASTEXITCODE }}\"");
    }

    private void hostile() throws Exception {
        assertThat(commandLine("C:\\it's\\Bootstrap.ps1", List.of("-A", "'ä b'", "%PATH%")))
                .isEqualTo(
                        program
                                + OPTIONS
                                + "\"$ErrorActionPreference = 'Stop';"
                                + " . {. 'C:\\it''s\\Bootstrap.ps1' -A 'ä b' %PATH%;"
                                + " if ((test-path variable:global:lastexitcode))"
                                + " { exit $LASTEXITCODE }}\"");
    }

    private String commandLine(String script, List<String> arguments) throws Exception {
        List<String> command =
                new WindowsPowerShell(program)
                        .command(Path.of(script), arguments, ScriptMark.next());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).isZero();
        return printed;
    }
}
