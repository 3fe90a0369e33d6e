package dev.tentaclesetup.core.frontend;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.SecretMask;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// The log of a run, for the administrator who reads afterwards what happened: a file for each run,
/// in one folder, without secrets [wizard-reference 10.7]. What is logged while nothing is done yet
/// is held back until [#keep()]; faults are written at once.
///
/// A log that cannot be written never stops a run. It goes to the folder for temporary files then,
/// and [#trouble()] says so.
public final class RunLog {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int MOST_HELD = 1 << 20;

    private final LogFolder folder;
    private final InstantSource clock;
    private final Messages messages;
    private final StringBuilder held = new StringBuilder();
    private Path place;
    private Optional<LogFile> file = Optional.empty();
    private Optional<Problem> trouble = Optional.empty();
    private boolean lost;

    /// @param folder for the logs of all runs; need not exist
    public RunLog(Path folder, InstantSource clock, Messages messages) {
        this.folder = new LogFolder(folder);
        this.clock = clock;
        this.messages = messages;
        this.place = next("");
        Fault.loggedIn(place);
    }

    private Path next(String instance) {
        var run = new byte[4];
        new SecureRandom().nextBytes(run);
        Instant now = clock.instant();
        return folder.file(instance, TIME.format(now), HexFormat.of().formatHex(run));
    }

    /// The log of another run begins. What was held back for one that was never kept is forgotten,
    /// and a fault that was written before the first run stays with it.
    ///
    /// @param instance may be empty
    /// @param elsewhere a file, or a folder for it, in place of the usual one
    public synchronized void begin(String instance, Optional<Path> elsewhere) {
        held.setLength(0);
        file = Optional.empty();
        trouble = Optional.empty();
        lost = false;
        Path usual = next(instance);
        place =
                elsewhere
                        .map(chosen ->
                                Files.isDirectory(chosen)
                                        ? chosen.resolve(usual.getFileName())
                                        : chosen)
                        .orElse(usual);
        Fault.loggedIn(place);
    }

    /// Writes what was held back, and everything from now on.
    public synchronized void keep() {
        String text = held.toString();
        held.setLength(0);
        append(text);
    }

    /// Adds a line, or several of the same kind.
    ///
    /// @param kind one word
    public synchronized void line(String kind, String text) {
        var lines = new StringBuilder();
        String time = clock.instant().toString();
        for (String line : SecretMask.mask(text).lines().toList()) {
            lines.append("%s %-8s %s".formatted(time, kind, line).stripTrailing()).append('\n');
        }
        if (file.isPresent() || lost) {
            append(lines.toString());
        } else if (held.length() < MOST_HELD) {
            held.append(lines);
        }
    }

    /// Adds a fault of this program, and keeps the log.
    public synchronized void fault(String text) {
        line("fault", text);
        keep();
    }

    private void append(String text) {
        if (lost) {
            return;
        }
        try {
            opened(place).append(text);
        } catch (IOException | UnsupportedOperationException e) {
            appendElsewhere(text, e);
        }
    }

    private LogFile opened(Path where) throws IOException {
        if (file.isEmpty()) {
            file = Optional.of(LogFile.open(where));
            folder.tidy();
        }
        return file.get();
    }

    private void appendElsewhere(String text, Exception failure) {
        Path wanted = place;
        try {
            place = Files.createTempFile("tentacle-setup-", ".log");
            file = Optional.empty();
            opened(place).append(text);
            Fault.loggedIn(place);
            trouble = Optional.of(unwritten(wanted, failure, "log.elsewhere"));
        } catch (IOException e) {
            lost = true;
            file = Optional.empty();
            trouble = Optional.of(unwritten(wanted, failure, "log.lost"));
        }
    }

    private Problem unwritten(Path wanted, Exception failure, String phrase) {
        Problem problem =
                Problem.of(
                        ProblemId.LOG_FILE,
                        "",
                        Argument.text(wanted.toString()),
                        Argument.phrase(phrase),
                        Argument.text(place.toString()));
        return switch (failure) {
            case AccessDeniedException _ -> problem.because(Reason.of("access-denied"));
            case FileAlreadyExistsException _ -> problem.because(Reason.of("no-log"));
            default -> problem;
        };
    }

    /// Where it is; empty when nothing was written.
    public synchronized Optional<Path> file() {
        return file.map(LogFile::path);
    }

    /// Why it is not where it was to be; empty when it is.
    public synchronized Optional<Problem> trouble() {
        return trouble;
    }

    /// The sentences of the problems in it.
    Messages messages() {
        return messages;
    }
}
