package dev.tentaclesetup.halibut.wire;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// The limits a runtime works with: the defaults of [TimeLimit] and [SizeLimit], changed where the
/// caller says so. Immutable.
public final class Limits {

    private static final Limits STANDARD = new Limits(Map.of(), Map.of());

    private final Map<TimeLimit, Duration> times = new EnumMap<>(TimeLimit.class);
    private final Map<SizeLimit, Long> sizes = new EnumMap<>(SizeLimit.class);

    private Limits(Map<TimeLimit, Duration> times, Map<SizeLimit, Long> sizes) {
        this.times.putAll(times);
        this.sizes.putAll(sizes);
    }

    /// The defaults.
    public static Limits standard() {
        return STANDARD;
    }

    /// These limits with one time changed.
    ///
    /// @throws IllegalArgumentException unless the time is between a millisecond and 24 days
    public Limits with(TimeLimit limit, Duration time) {
        if (time.toMillis() < 1 || time.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    limit + " must be between a millisecond and 24 days, not " + time);
        }
        var changed = new Limits(times, sizes);
        changed.times.put(limit, time);
        return changed;
    }

    /// These limits with one size changed.
    ///
    /// @throws IllegalArgumentException if the size is negative
    public Limits with(SizeLimit limit, long size) {
        if (size < 0) {
            throw new IllegalArgumentException(limit + " cannot be negative: " + size);
        }
        var changed = new Limits(times, sizes);
        changed.sizes.put(limit, size);
        return changed;
    }

    /// The time allowed.
    public Duration of(TimeLimit limit) {
        Duration changed = times.get(limit);
        return changed == null ? limit.standard() : changed;
    }

    /// The size allowed.
    public long of(SizeLimit limit) {
        Long changed = sizes.get(limit);
        return changed == null ? limit.standard() : changed;
    }

    public int millis(TimeLimit limit) {
        return (int) of(limit).toMillis();
    }

    /// The size as an array length.
    public int length(SizeLimit limit) {
        return (int) Math.min(of(limit), Integer.MAX_VALUE - 8);
    }
}
