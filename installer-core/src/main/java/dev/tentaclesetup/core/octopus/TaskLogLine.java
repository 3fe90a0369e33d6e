package dev.tentaclesetup.core.octopus;

/// One line of a server task's log.
///
/// @param category for example `Info`, `Warning`, `Error`, `Fatal`, `Verbose`
/// @param text the line
public record TaskLogLine(String category, String text) {

    /// Whether it reports a failure.
    public boolean error() {
        return category.equalsIgnoreCase("Error") || category.equalsIgnoreCase("Fatal");
    }
}
