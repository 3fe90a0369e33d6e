package dev.tentaclesetup.core.problem;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/// A fault of this program, in words that hold nothing of the exception: its text may contain
/// whatever a library was given, a secret included. It stands in the log, under the reference.
public final class Fault {

    private static final AtomicReference<String> LOG = new AtomicReference<>("");
    private static final int FRAMES = 8;

    private Fault() {}

    /// Where people find the log of this process from now on.
    public static void loggedIn(Path file) {
        LOG.set(file.toString());
    }

    /// The same for the same fault, so that two people can find out that they met the same one.
    public static String reference(Throwable error) {
        var place = new StringBuilder(error.getClass().getName());
        Arrays.stream(error.getStackTrace())
                .limit(FRAMES)
                .forEach(frame -> place.append(' ').append(frame));
        return "%08X".formatted(place.toString().hashCode()).toUpperCase(Locale.ROOT);
    }

    /// What people are told of it.
    public static Problem problem(Throwable error) {
        return Problem.of(ProblemId.RUN_BUG, "", reference(error), LOG.get());
    }
}
