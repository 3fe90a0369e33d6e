package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ProblemClass;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/// `tentacle-setup`: sets up, changes and removes Tentacles.
public final class SetupMain {

    private SetupMain() {}

    /// The program.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        var last =
                new ErrorWindow(System.err, List.of(arguments), new ErrorWindow.SystemMessageBox());
        var terminal = new Terminal(System.in, System.out, last.err(), System.getenv());
        var words = new CliMessages(Locale.getDefault());
        var command = new SetupCommand(terminal, words);
        int exitCode =
                new CommandLine(command)
                        .setResourceBundle(words.help())
                        .setErr(new PrintWriter(last.err(), true, last.err().charset()))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler((error, _, _) -> bug(terminal, words, error))
                        .execute(arguments);
        last.say(words.text("title"), exitCode);
        return exitCode;
    }

    private static int bug(Terminal terminal, CliMessages words, Exception error) {
        terminal.err().println(words.text("bug"));
        System.getLogger(SetupMain.class.getName())
                .log(System.Logger.Level.ERROR, "internal error", error);
        return ProblemClass.INTERNAL.code();
    }
}
