package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.SecretMask;
import dev.tentaclesetup.core.problem.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Where everything goes that is logged during a set-up: a file for people who look for a fault,
/// without secrets, made when there is something to write. The terminal gets none of it.
final class SetUpLog extends Handler {

    private static final long LARGEST = 1 << 20;

    private Path file;

    /// @param file where to write; a temporary file takes its place when that cannot be
    SetUpLog(Path file) {
        this.file = file;
        setLevel(Level.WARNING);
    }

    /// Takes the place of everything else that this process logs to.
    void install() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(this);
        Fault.loggedIn(file);
        Thread.setDefaultUncaughtExceptionHandler((thread, error) ->
                System.getLogger(SetUpLog.class.getName())
                        .log(System.Logger.Level.ERROR, "thread " + thread.getName(), error));
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String text = SecretMask.mask(text(entry));
        try {
            append(file, text);
        } catch (IOException e) {
            appendElsewhere(text);
        }
    }

    private void appendElsewhere(String text) {
        try {
            file = Files.createTempFile("tentacle-setup-", ".log");
            Fault.loggedIn(file);
            append(file, text);
        } catch (IOException e) {
            // There is no place left to say so.
            setLevel(Level.OFF);
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file) && Files.size(file) > LARGEST) {
            Path older = file.resolveSibling(file.getFileName() + ".1");
            Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
        }
        create(file);
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    private static void create(Path file) throws IOException {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                var owner = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owner));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            return; // a log goes on
        }
    }

    private static String text(LogRecord entry) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.print(entry.getInstant() + " " + entry.getLevel().getName() + " ");
        Throwable thrown = entry.getThrown();
        if (thrown != null) {
            out.print("[" + Fault.reference(thrown) + "] ");
        }
        out.println(entry.getMessage());
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            out.println((cause.equals(thrown) ? "" : "Caused by: ") + cause);
            for (StackTraceElement frame : cause.getStackTrace()) {
                out.println("\tat " + frame);
            }
        }
        out.flush();
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
