package dev.tentaclesetup.halibut.wire;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A duration in .NET's constant format `[-][d.]hh:mm:ss[.fffffff]` [halibut 5.6], for instance
/// `00:05:00` or `1.02:03:04.5000000`.
public final class DotNetTimeSpan {

    private static final long TICKS_PER_SECOND = 10_000_000L;
    private static final int NANOS_PER_TICK = 100;

    private DotNetTimeSpan() {}

    /// Writes a duration of any sign; what is finer than 100 ns is dropped.
    public static String format(Duration duration) {
        Duration size = duration.abs();
        long ticks = size.toNanosPart() / NANOS_PER_TICK;
        var text = new StringBuilder(duration.isNegative() ? "-" : "");
        if (size.toDays() > 0) {
            text.append(size.toDays()).append('.');
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "%02d:%02d:%02d",
                        size.toHoursPart(),
                        size.toMinutesPart(),
                        size.toSecondsPart()));
        return ticks == 0
                ? text.toString()
                : text.append(String.format(Locale.ROOT, ".%07d", ticks)).toString();
    }

    /// Reads the constant format, single digits and a bare number of days included.
    ///
    /// @throws HalibutException with [HalibutFailure.Malformed] for anything else
    public static Duration parse(String text) throws HalibutException {
        Matcher matcher = Holder.FORMAT.matcher(text.strip());
        if (!matcher.matches()) {
            throw HalibutException.malformed("'" + text + "' is not a time span");
        }
        String days = matcher.group(2) == null ? matcher.group(7) : matcher.group(2);
        String fraction = matcher.group(6) == null ? "" : matcher.group(6);
        long ticks =
                fraction.isEmpty() ? 0 : Long.parseLong((fraction + "0000000").substring(0, 7));
        Duration size =
                Duration.ofDays(number(days))
                        .plusHours(number(matcher.group(3)))
                        .plusMinutes(number(matcher.group(4)))
                        .plusSeconds(number(matcher.group(5)))
                        .plusNanos(ticks * NANOS_PER_TICK);
        if (size.toHoursPart() != number(matcher.group(3)) % 24
                || size.compareTo(Duration.ofSeconds(Long.MAX_VALUE / TICKS_PER_SECOND)) > 0) {
            throw HalibutException.malformed("'" + text + "' is out of range for a time span");
        }
        return matcher.group(1).isEmpty() ? size : size.negated();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /// Compiled when the first time span is read, not when the class is loaded: an agent at rest
    /// reads none.
    private static final class Holder {
        static final Pattern FORMAT =
                Pattern.compile(
                        "(-?)(?:(?:(\\d{1,8})\\.)?([01]?\\d|2[0-3]):([0-5]?\\d)(?::([0-5]?\\d)"
                                + "(?:\\.(\\d{1,7}))?)?|(\\d{1,8}))");
    }
}
