package dev.tentaclesetup.agent;

import dev.tentaclesetup.halibut.wire.DotNetTimeSpan;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.time.Duration;
import java.util.Map;

/// When workspaces are cleaned, from the environment only [tentacle-services 9].
///
/// @param delay between two passes
/// @param age at which a workspace goes
record CleanerSettings(Duration delay, Duration age) {
    private static final String DELAY = "TENTACLE_WORKSPACE_CLEANER_DELAY";
    private static final String AGE = "TENTACLE_WORKSPACE_CLEANER_DELETE_OLDER_THAN";

    static CleanerSettings from(Map<String, String> environment) {
        return new CleanerSettings(
                duration(environment, DELAY, Duration.ofHours(2)),
                duration(environment, AGE, Duration.ofDays(1)));
    }

    /// What cannot be understood, or is no time at all, counts for nothing.
    private static Duration duration(Map<String, String> environment, String name, Duration usual) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return usual;
        }
        try {
            Duration value = DotNetTimeSpan.parse(text);
            return value.isPositive() ? value : usual;
        } catch (HalibutException e) {
            return usual;
        }
    }
}
