package dev.tentaclesetup.practice.work;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations in the form of the vendor's documents, `[d.]hh:mm:ss[.fffffff]`.
public final class TimeSpans {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?:(\\d{1,5})\\.)?(\\d{1,2}):([0-5]?\\d):([0-5]?\\d)(?:\\.(\\d{1,7}))?");

    private TimeSpans() {}

    /// @return empty when the text has not that form or is negative
    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 23) {
            return Optional.empty();
        }
        String days = matcher.group(1);
        String fraction = matcher.group(5);
        Duration whole =
                Duration.ofDays(days == null ? 0 : Long.parseLong(days))
                        .plusHours(Long.parseLong(matcher.group(2)))
                        .plusMinutes(Long.parseLong(matcher.group(3)))
                        .plusSeconds(Long.parseLong(matcher.group(4)));
        return Optional.of(
                fraction == null
                        ? whole
                        : whole.plusNanos(
                                Long.parseLong((fraction + "000000000").substring(0, 9))));
    }
}
