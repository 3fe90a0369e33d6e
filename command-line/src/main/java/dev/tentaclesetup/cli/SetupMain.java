package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.frontend.RunLog;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.ProblemClass;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;

/// `tentacle-setup`: sets up, changes and removes Tentacles.
public final class SetupMain {

    private SetupMain() {}

    /// The program.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var log =
                new RunLog(
                        HostPorts.system().state().logs(),
                        InstantSource.system(),
                        Messages.system());
        new SetUpLog(log).install();
        var last =
                new ErrorWindow(System.err, List.of(arguments), new ErrorWindow.SystemMessageBox());
        var terminal = new Terminal(System.in, System.out, last.err(), System.getenv());
        var words = new CliMessages(Locale.getDefault());
        int exitCode = run(terminal, words, new LoggedRun(log), arguments);
        if (exitCode == ExitCode.USAGE.code() && asksForJson(List.of(arguments))) {
            notUnderstood(terminal, words);
        }
        last.say(words.text("title"), exitCode);
        return exitCode;
    }

    private static int run(
            Terminal terminal, CliMessages words, LoggedRun log, String[] arguments) {
        try {
            return new CommandLine(new SetupCommand(terminal, words, log))
                    .setResourceBundle(words.help())
                    .setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()))
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(new NotUnderstood())
                    .setExecutionExceptionHandler((error, _, _) -> bug(terminal, words, error))
                    .execute(arguments);
        } catch (Error e) {
            return bug(terminal, words, e);
        }
    }

    private static boolean asksForJson(List<String> arguments) {
        String line = String.join(" ", arguments).toLowerCase(Locale.ROOT);
        return line.contains("--output json") || line.contains("--output=json");
    }

    /// A script that reads JSON gets its last line even when no run began.
    private static void notUnderstood(Terminal terminal, CliMessages words) {
        Messages messages = Messages.system();
        var problemText = new ProblemText(terminal.err(), messages, words);
        new JsonOutput(terminal.out(), problemText, messages, ProductVersion.text())
                .ended(
                        RunResult.untouched(ExitCode.USAGE.code(), RunStatus.REFUSED, Facts.of("")),
                        Optional.empty());
    }

    /// Only the front ends that ask questions come here; a silent run reports its own.
    private static int bug(Terminal terminal, CliMessages words, Throwable error) {
        new ProblemText(terminal.err(), Messages.system(), words)
                .print(RunOutcome.broken(error).problem().orElseThrow());
        return ProblemClass.INTERNAL.code();
    }
}
