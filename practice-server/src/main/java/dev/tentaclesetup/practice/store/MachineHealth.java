package dev.tentaclesetup.practice.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the last health check of a machine found.
///
/// @param summary one sentence
/// @param checks health checks that wait or run at this moment
/// @param lastChecked null before the first check
/// @param log the last check's lines
public record MachineHealth(
        HealthStatus status,
        String summary,
        int checks,
        @Nullable Instant lastChecked,
        SystemFacts facts,
        List<LogLine> log) {

    /// Before any check.
    public static final MachineHealth NEVER_CHECKED =
            new MachineHealth(
                    HealthStatus.UNKNOWN,
                    "Added recently; no health check has run yet.",
                    0,
                    null,
                    SystemFacts.UNKNOWN,
                    List.of());

    /// Copies the log.
    public MachineHealth {
        log = List.copyOf(log);
        if (checks < 0) {
            throw new IllegalArgumentException("a negative number of running checks: " + checks);
        }
    }

    /// With one check more under way.
    public MachineHealth checkBegun() {
        return new MachineHealth(status, summary, checks + 1, lastChecked, facts, log);
    }

    /// With one check less under way and nothing learned.
    public MachineHealth checkGivenUp() {
        return new MachineHealth(status, summary, Math.max(0, checks - 1), lastChecked, facts, log);
    }

    /// What a machine says about itself in the check script's output; null where it did not.
    ///
    /// @param tentacleVersion e.g. `8.3.2842`
    /// @param signatureAlgorithm of the Tentacle's certificate, e.g. `sha256RSA`
    public record SystemFacts(
            @Nullable String operatingSystem,
            @Nullable String operatingSystemVersion,
            @Nullable String shellName,
            @Nullable String shellVersion,
            @Nullable String architecture,
            @Nullable String tentacleVersion,
            @Nullable String signatureAlgorithm) {

        /// Nothing is known.
        public static final SystemFacts UNKNOWN =
                new SystemFacts(null, null, null, null, null, null, null);
    }
}
