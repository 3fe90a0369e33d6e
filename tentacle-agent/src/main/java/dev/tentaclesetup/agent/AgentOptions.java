package dev.tentaclesetup.agent;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the command line of `agent` says. Options are written as in the official program:
/// `--name=value`, `--name:value` or `--name value`, with one or two hyphens, in any case
/// (tentacle-configuration sheet 1.2, 1.3).
///
/// @param instance the instance's name
/// @param configuration the configuration file to use instead of an instance from the index
/// @param host where the wish to stop comes from
/// @param delay how long to wait before doing anything
/// @param help to explain the options and do nothing else
record AgentOptions(
        Optional<String> instance,
        Optional<Path> configuration,
        Host host,
        Duration delay,
        boolean help) {

    /// Where the wish to stop comes from.
    enum Host {
        /// A signal, or an empty line if there is a terminal.
        AUTOMATIC,
        /// An empty line or the end of standard input.
        CONSOLE,
        /// A signal only.
        NON_INTERACTIVE
    }

    private static final Set<String> COMMANDS = Set.of("agent", "run");
    private static final Set<String> WITH_VALUE =
            Set.of("instance", "config", "wait", "monitormutex");

    /// Reads arguments.
    ///
    /// @param arguments may begin with the command's own name
    /// @throws StartException for what cannot be understood
    static AgentOptions parse(List<String> arguments) throws StartException {
        Parser parser = new Parser();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (i == 0 && COMMANDS.contains(bare(argument))) {
                continue;
            }
            boolean more = i + 1 < arguments.size();
            i += parser.take(argument, more ? Optional.of(arguments.get(i + 1)) : Optional.empty());
        }
        return parser.options();
    }

    private static String bare(String argument) {
        return argument.replaceFirst("^(--|-|/)", "").toLowerCase(Locale.ROOT);
    }

    /// Collects options.
    private static final class Parser {
        private Optional<String> instance = Optional.empty();
        private Optional<Path> configuration = Optional.empty();
        private Host host = Host.AUTOMATIC;
        private Duration wait = Duration.ZERO;
        private boolean help;
        private final List<String> unknown = new ArrayList<>();

        /// Takes one option.
        ///
        /// @return how many of the following arguments were used as its value
        int take(String argument, Optional<String> next) throws StartException {
            if (!argument.startsWith("-") && !argument.startsWith("/")) {
                unknown.add(argument);
                return 0;
            }
            int split = split(argument);
            String name = bare(split < 0 ? argument : argument.substring(0, split));
            if (!WITH_VALUE.contains(name)) {
                flag(argument, name);
                return 0;
            }
            if (split >= 0) {
                value(name, argument.substring(split + 1));
                return 0;
            }
            value(
                    name,
                    next.orElseThrow(() ->
                            StartException.unexpected(
                                    "Missing required value for option '" + argument + "'.")));
            return 1;
        }

        private static int split(String argument) {
            for (int i = 0; i < argument.length(); i++) {
                if (argument.charAt(i) == '=' || argument.charAt(i) == ':') {
                    return i;
                }
            }
            return -1;
        }

        private void flag(String argument, String name) {
            switch (name) {
                case "console" -> host = Host.CONSOLE;
                case "noninteractive" -> host = Host.NON_INTERACTIVE;
                case "help" -> help = true;
                case "nologo", "noconsolelogging" -> {}
                default -> unknown.add(argument);
            }
        }

        private void value(String name, String value) throws StartException {
            switch (name) {
                case "instance" -> instance = Optional.of(value).filter(text -> !text.isBlank());
                case "config" -> configuration = Optional.of(path(value));
                case "wait" -> wait = milliseconds(value);
                default -> {}
            }
        }

        private static Path path(String value) throws StartException {
            try {
                return Path.of(value).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw StartException.controlled("'" + value + "' is not a path.");
            }
        }

        private static Duration milliseconds(String value) throws StartException {
            try {
                return Duration.ofMillis(Integer.parseInt(value.strip()));
            } catch (NumberFormatException e) {
                throw StartException.unexpected(
                        "The value '" + value + "' of the option '--wait' is not a number.");
            }
        }

        AgentOptions options() throws StartException {
            if (!unknown.isEmpty() && !help) {
                throw StartException.controlled(
                        "Unrecognized command line arguments: " + String.join(" ", unknown));
            }
            return new AgentOptions(instance, configuration, host, wait, help);
        }
    }
}
