package dev.tentaclesetup.halibut;

/// A stack trace in the form in which .NET's callers are used to see one [halibut 7.1]: causes
/// before frames. Bounded, because it travels.
final class DotNetTrace {

    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 8;

    private DotNetTrace() {}

    /// What comes below the exception's own line; no line end at either end.
    static String below(Throwable thrown) {
        var text = new StringBuilder();
        append(thrown, text, 0);
        return text.isEmpty() ? "" : text.substring(1);
    }

    private static void append(Throwable thrown, StringBuilder text, int depth) {
        Throwable cause = thrown.getCause();
        if (cause != null && depth < MOST_CAUSES) {
            text.append("\n ---> ").append(cause.getClass().getName());
            text.append(": ").append(cause.getMessage());
            append(cause, text, depth + 1);
            text.append("\n   --- End of inner exception stack trace ---");
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
            text.append("\n   at ").append(frames[i]);
        }
    }
}
