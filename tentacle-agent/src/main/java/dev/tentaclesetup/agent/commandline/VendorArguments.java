package dev.tentaclesetup.agent.commandline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The arguments of `tentacle` as the vendor's program reads them: the name of a command, then
/// options as `--name=value`, `--name:value` or `--name value`, with `--`, `-` or `/` in front, in
/// any case [tentacle-configuration 1.1], [tentacle-configuration 1.2].
///
/// @param commandWord the command as it was typed; empty when there is none
/// @param options everything else, in its order
public record VendorArguments(String commandWord, List<String> options) {

    static final String HELP = "help";

    /// Options that the vendor's program accepts at every command and that change nothing at most
    /// of them [tentacle-configuration 1.3]. Scripts pass them, so they are no reason to refuse a
    /// command line. `--monitorMutex` is not among them: it does have an effect there, and a caller
    /// that relied on it here would wait in vain.
    static final Set<String> WITHOUT_EFFECT =
            Set.of("nologo", "noconsolelogging", "console", "noninteractive");

    public VendorArguments {
        options = List.copyOf(options);
    }

    /// Finds the command: the first argument that is not one of the options of every command.
    public static VendorArguments of(List<String> line) {
        for (int i = 0; i < line.size(); i++) {
            CommandArgument argument = CommandArgument.of(line.get(i));
            if (!argument.isOption() || !everywhere(argument.name())) {
                List<String> options = new ArrayList<>(line);
                return new VendorArguments(options.remove(i), options);
            }
        }
        return new VendorArguments("", line);
    }

    /// The command's name: `version` for `Version`, `--version` and `/version` too.
    public String command() {
        return commandWord.substring(CommandArgument.prefix(commandWord)).toLowerCase(Locale.ROOT);
    }

    /// Whether `--help` is among the options.
    public boolean help() {
        for (String option : options) {
            CommandArgument argument = CommandArgument.of(option);
            if (argument.isOption() && argument.name().equals(HELP)) {
                return true;
            }
        }
        return false;
    }

    /// Reads the options. Of an option that is given twice the last one counts.
    ///
    /// @param flags names, in lower case, of the options without a value
    /// @param withValue names, in lower case, of the options with a value
    /// @throws CommandException for an argument that is neither one of these nor an option without
    ///   effect, and for an option whose value is missing
    public VendorOptions read(Set<String> flags, Set<String> withValue) throws CommandException {
        Map<String, String> values = new HashMap<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            CommandArgument argument = CommandArgument.of(options.get(i));
            if (argument.isOption() && withValue.contains(argument.name())) {
                String value = argument.value();
                if (value == null) {
                    value = following(i++);
                }
                values.put(argument.name(), value);
            } else if (argument.isOption() && flags.contains(argument.name())) {
                values.put(argument.name(), "");
            } else if (!argument.isSeparator()
                    && !(argument.isOption() && everywhere(argument.name()))) {
                unknown.add(options.get(i));
            }
        }
        if (!unknown.isEmpty()) {
            throw CommandException.controlled("arguments.unknown", String.join(" ", unknown));
        }
        return new VendorOptions(values);
    }

    private static boolean everywhere(String name) {
        return name.equals(HELP) || WITHOUT_EFFECT.contains(name);
    }

    private String following(int index) throws CommandException {
        if (index + 1 == options.size()) {
            throw CommandException.unexpected("arguments.no-value", options.get(index));
        }
        return options.get(index + 1);
    }
}
