package dev.tentaclesetup.practice.store;

import java.time.Instant;

/// One line of a task's log.
///
/// @param text without line end
public record LogLine(Category category, Instant at, String text) {

    /// How serious a line is.
    public enum Category {
        /// Details.
        VERBOSE("Verbose"),
        /// Ordinary.
        INFO("Info"),
        /// Worth a look.
        WARNING("Warning"),
        /// Something failed, or a script's standard error.
        ERROR("Error"),
        /// The end of the attempt.
        FATAL("Fatal");

        private final String wireName;

        Category(String wireName) {
            this.wireName = wireName;
        }

        /// The value of `Category` in documents.
        public String wireName() {
            return wireName;
        }

        /// Whether a log with such a line is one with warnings or errors.
        public boolean notable() {
            return compareTo(WARNING) >= 0;
        }
    }
}
