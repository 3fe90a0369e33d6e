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
    /// @param time 1 ms to 24 days
    /// @throws IllegalArgumentException unless it is in this range
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
    /// @param size 0 or more, in the unit of the limit
    /// @throws IllegalArgumentException if it is negative
    public Limits with(SizeLimit limit, long size) {
        if (size < 0) {
            throw new IllegalArgumentException(limit + " cannot be negative: " + size);
        }
        var changed = new Limits(times, sizes);
        changed.sizes.put(limit, size);
        return changed;
    }

    /// The time allowed, 1 ms to 24 days.
    public Duration of(TimeLimit limit) {
        Duration changed = times.get(limit);
        return changed == null ? limit.standard() : changed;
    }

    /// The size allowed, in the unit of the limit.
    public long of(SizeLimit limit) {
        Long changed = sizes.get(limit);
        return changed == null ? limit.standard() : changed;
    }

    /// The time in milliseconds, as sockets take it.
    public int millis(TimeLimit limit) {
        return (int) of(limit).toMillis();
    }

    /// The size as an array length.
    public int length(SizeLimit limit) {
        return (int) Math.min(of(limit), Integer.MAX_VALUE - 8);
    }
}
