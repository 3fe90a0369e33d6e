package dev.tentaclesetup.demo;

import java.util.List;
import java.util.Optional;

/// What the demonstration was asked to do.
///
/// @param window whether the wizard is shown; otherwise the silent set-up runs
/// @param polling whether the Tentacle dials the server
record DemoOptions(boolean window, boolean polling) {

    /// Reads `[--silent] [--polling]`.
    ///
    /// @param display whether there is a display to show a window on
    /// @return empty when an option is not known
    static Optional<DemoOptions> parse(List<String> arguments, boolean display) {
        if (!List.of("--silent", "--polling").containsAll(arguments)) {
            return Optional.empty();
        }
        return Optional.of(
                new DemoOptions(
                        display && !arguments.contains("--silent"),
                        arguments.contains("--polling")));
    }

    /// Whether a window could be shown here.
    static boolean display() {
        return System.getProperty("os.name").startsWith("Windows")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }
}
