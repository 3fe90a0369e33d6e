package dev.tentaclesetup.agent.commandline;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The options of one command line.
public final class VendorOptions {

    private final Map<String, String> values;

    VendorOptions(Map<String, String> values) {
        this.values = values;
    }

    /// Whether a flag was given. `--force=false` sets the flag too, as in the vendor's program.
    public boolean has(String flag) {
        return values.containsKey(flag);
    }

    /// The value of an option; empty when it was not given.
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The value of an option that names a file, relative to the current folder.
    public Optional<Path> path(String name) throws CommandException {
        String value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new CommandException(
                    CommandException.Kind.CONTROLLED, e, "arguments.no-path", value);
        }
    }

    /// Whether JSON is wanted (`--format=json`) rather than text, which is the default.
    ///
    /// @throws CommandException for any other format
    public boolean json() throws CommandException {
        String format = values.getOrDefault("format", "text");
        if (format.equalsIgnoreCase("json")) {
            return true;
        }
        if (format.equalsIgnoreCase("text")) {
            return false;
        }
        throw CommandException.controlled("arguments.no-format", format);
    }
}
