package dev.tentaclesetup.agent.log;

import java.text.MessageFormat;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.logging.LogRecord;

/// Renders records as official log lines: local time, process, thread, level, message, and the
/// exception below.
final class LogLine {
    private static final long PROCESS = ProcessHandle.current().pid();

    private LogLine() {}

    static String of(LogRecord entry) {
        StringBuilder line = new StringBuilder(160);
        time(line, LocalDateTime.ofInstant(entry.getInstant(), ZoneId.systemDefault()));
        padded(line.append("  "), PROCESS, 5);
        padded(line.append("  "), entry.getLongThreadID(), 5);
        line.append(' ').append(LogLevels.label(entry.getLevel())).append("  ");
        line.append(message(entry)).append('\n');
        if (entry.getThrown() != null) {
            line.append(trace(entry.getThrown()));
        }
        return line.toString();
    }

    /// The message with its parameters filled in.
    static String message(LogRecord entry) {
        String text = String.valueOf(entry.getMessage());
        Object[] parameters = entry.getParameters();
        if (parameters == null || parameters.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        try {
            return new MessageFormat(text, Locale.ROOT).format(parameters);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /// The exception with its stack and its causes.
    static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder(1024);
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (Throwable next = thrown; next != null && seen.add(next); next = next.getCause()) {
            text.append(prefix).append(next).append('\n');
            for (StackTraceElement element : next.getStackTrace()) {
                text.append("\tat ").append(element).append('\n');
            }
            prefix = "Caused by: ";
        }
        return text.toString();
    }

    /// By hand: a formatter would be most of the cost of a start.
    private static void time(StringBuilder line, LocalDateTime time) {
        padded0(line, time.getYear(), 4);
        padded0(line.append('-'), time.getMonthValue(), 2);
        padded0(line.append('-'), time.getDayOfMonth(), 2);
        padded0(line.append(' '), time.getHour(), 2);
        padded0(line.append(':'), time.getMinute(), 2);
        padded0(line.append(':'), time.getSecond(), 2);
        padded0(line.append('.'), time.getNano() / 100_000, 4);
    }

    private static void padded0(StringBuilder line, int number, int width) {
        String digits = Integer.toString(number);
        line.repeat('0', Math.max(width - digits.length(), 0)).append(digits);
    }

    static void padded(StringBuilder line, long number, int width) {
        String digits = Long.toString(number);
        line.repeat(' ', Math.max(width - digits.length(), 0)).append(digits);
    }
}
