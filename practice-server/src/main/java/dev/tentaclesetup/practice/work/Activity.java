package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.LogLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step of a task as its log shows it at one moment.
///
/// @param started null while it waits
/// @param ended null until it ends
public record Activity(
        String id,
        String name,
        Status status,
        @Nullable Instant started,
        @Nullable Instant ended,
        List<LogLine> lines,
        List<Activity> children) {

    /// Copies the lists.
    public Activity {
        lines = List.copyOf(lines);
        children = List.copyOf(children);
    }

    /// Whether this or a step below it has a warning or an error.
    public boolean notable() {
        return lines.stream().anyMatch(line -> line.category().notable())
                || children.stream().anyMatch(Activity::notable);
    }

    /// How far a step is.
    public enum Status {
        /// Not begun.
        PENDING("Pending"),
        /// Under way.
        RUNNING("Running"),
        /// Ended well.
        SUCCESS("Success"),
        /// Ended well, with something to read.
        SUCCESS_WITH_WARNING("SuccessWithWarning"),
        /// Ended badly.
        FAILED("Failed"),
        /// Cancelled.
        CANCELED("Canceled");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        /// The value in documents.
        public String wireName() {
            return wireName;
        }
    }
}
