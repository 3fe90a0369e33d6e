package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.SecretMask;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/// Says what of a command line was not understood, then how it is used. Options that do not exist
/// are named without their values: what somebody gives to `--api-key` or `--password` is a secret.
final class NotUnderstood implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(CommandLine.ParameterException refusal, String[] arguments) {
        CommandLine command = refusal.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(SecretMask.hideKeys(sentence(refusal)));
        command.usage(err, command.getColorScheme());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String sentence(CommandLine.ParameterException refusal) {
        String said = String.valueOf(refusal.getMessage());
        if (!(refusal instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return said;
        }
        List<String> words = unmatched.getUnmatched();
        String first = words.isEmpty() ? "" : words.getFirst();
        if (!first.startsWith("-")) {
            return said;
        }
        var named =
                new CommandLine.UnmatchedArgumentException(
                        refusal.getCommandLine(), List.of(first.split("=", 2)[0]));
        return String.valueOf(named.getMessage());
    }
}
