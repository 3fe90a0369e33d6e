package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.VendorArguments;
import dev.tentaclesetup.agent.commandline.VendorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the command line of `agent` says.
///
/// @param instance the instance's name
/// @param configuration the configuration file to use instead of an instance from the index
/// @param host what ends the agent
/// @param delay how long to wait before doing anything
/// @param help to explain the options and do nothing else
record AgentOptions(
        Optional<String> instance,
        Optional<Path> configuration,
        Host host,
        Duration delay,
        boolean help) {

    /// What ends the agent.
    enum Host {
        /// A signal, or an empty line if there is a terminal.
        AUTOMATIC,
        /// An empty line or the end of standard input.
        CONSOLE,
        /// A signal only.
        NON_INTERACTIVE
    }

    private static final Set<String> COMMANDS = Set.of("agent", "run");
    private static final Set<String> FLAGS = Set.of("console", "noninteractive");
    private static final Set<String> WITH_VALUE = Set.of("instance", "config", "wait");
    private static final AgentOptions HELP =
            new AgentOptions(
                    Optional.empty(), Optional.empty(), Host.AUTOMATIC, Duration.ZERO, true);

    /// Reads arguments.
    ///
    /// @param line may begin with the command's own name
    /// @throws CommandException for what cannot be understood
    static AgentOptions parse(List<String> line) throws CommandException {
        VendorArguments arguments = VendorArguments.of(line);
        if (!COMMANDS.contains(arguments.command())) {
            arguments = new VendorArguments("", line);
        }
        if (arguments.help()) {
            return HELP;
        }
        VendorOptions options = arguments.read(FLAGS, WITH_VALUE);
        return new AgentOptions(
                options.value("instance"),
                options.path("config"),
                host(options),
                delay(options),
                false);
    }

    private static Host host(VendorOptions options) {
        if (options.has("noninteractive")) {
            return Host.NON_INTERACTIVE;
        }
        return options.has("console") ? Host.CONSOLE : Host.AUTOMATIC;
    }

    private static Duration delay(VendorOptions options) throws CommandException {
        String value = options.value("wait").orElse("0");
        try {
            return Duration.ofMillis(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new CommandException(
                    CommandException.Kind.UNEXPECTED, e, "arguments.no-number", value);
        }
    }
}
