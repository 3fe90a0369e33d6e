package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.problem.ExitCode;
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
        var terminal = new Terminal(System.in, System.out, System.err, System.getenv());
        var words = new CliMessages(Locale.getDefault());
        var command = new SetupCommand(terminal, words);
        return new CommandLine(command)
                .setResourceBundle(words.bundle())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, line, parsed) -> bug(terminal, words, error))
                .execute(arguments);
    }

    private static int bug(Terminal terminal, CliMessages words, Exception error) {
        terminal.err().println(words.text("bug", error.toString()));
        System.getLogger(SetupMain.class.getName())
                .log(System.Logger.Level.ERROR, "a mistake of this program", error);
        return ExitCode.BUG.code();
    }
}
