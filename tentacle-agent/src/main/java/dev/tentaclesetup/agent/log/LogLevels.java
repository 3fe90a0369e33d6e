package dev.tentaclesetup.agent.log;

import java.util.Map;
import java.util.logging.Level;

/// Names of levels as the official log has them [tentacle-services 13].
final class LogLevels {
    static final String VARIABLE = "OCTOPUS__TENTACLE__LOGLEVEL";

    private static final Map<String, Level> THRESHOLDS =
            Map.of(
                    "Trace", Level.FINER,
                    "Debug", Level.FINE,
                    "Info", Level.INFO,
                    "Warn", Level.WARNING,
                    "Error", Level.SEVERE,
                    "Fatal", Level.SEVERE,
                    "Off", Level.OFF);

    private LogLevels() {}

    /// The threshold that an environment asks for; other spellings count for nothing.
    static Level threshold(Map<String, String> environment) {
        return THRESHOLDS.getOrDefault(environment.getOrDefault(VARIABLE, "Info"), Level.INFO);
    }

    /// The level's name in the file, five characters wide.
    static String label(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return " WARN";
        }
        if (value >= Level.INFO.intValue()) {
            return " INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }
}
