package dev.tentaclesetup.agent.log;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes over everything that this process logs through `System.Logger`: messages to the console at
/// once, whole lines to the file as soon as its folder is known.
///
/// This changes the process-wide configuration of `java.util.logging`, so only a program's main may
/// use it.
public final class AgentLog {
    private static final String USUAL_FOLDER = "DefaultLogDirectory";

    private final PrintStream out;
    private final PrintStream errors;
    private final Logger root = Logger.getLogger("");
    private @Nullable RollingLogFile file;

    private AgentLog(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /// Begins to log to the console.
    ///
    /// @param environment may hold the threshold in `OCTOPUS__TENTACLE__LOGLEVEL`
    public static AgentLog begin(
            Map<String, String> environment, PrintStream out, PrintStream errors) {
        System.setProperty("java.util.logging.manager", SteadyLogManager.class.getName());
        LogManager.getLogManager().reset();
        AgentLog log = new AgentLog(out, errors);
        for (Handler handler : log.root.getHandlers()) {
            log.root.removeHandler(handler);
        }
        log.root.setLevel(LogLevels.threshold(environment));
        log.root.addHandler(log.new Lines());
        return log;
    }

    /// Logs to a file too, from now on.
    ///
    /// @param folder is created if missing
    /// @throws IOException if it cannot be created; a file that cannot be written later is no error
    public void addFile(Path folder, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        file = new RollingLogFile(folder, clock, ZoneId.systemDefault());
    }

    /// Logs to a file in the folder that the environment names for runs without an instance, unless
    /// there is a file already. If that folder cannot be made, there is no file.
    ///
    /// @param environment may hold the folder in `DefaultLogDirectory`
    public void addUsualFile(Map<String, String> environment, InstantSource clock) {
        String folder = environment.getOrDefault(USUAL_FOLDER, "");
        if (file != null || folder.isBlank()) {
            return;
        }
        try {
            addFile(Path.of(folder), clock);
        } catch (IOException | InvalidPathException e) {
            errors.println("The folder for log files cannot be created: " + e.getMessage());
        }
    }

    /// Writes lines to the file only, whatever the threshold.
    public void fileOnly(List<String> lines) {
        for (String line : lines) {
            LogRecord entry = new LogRecord(Level.INFO, line);
            toFile(entry);
        }
    }

    private void toFile(LogRecord entry) {
        RollingLogFile target = file;
        if (target == null) {
            return;
        }
        try {
            target.write(LogLine.of(entry));
        } catch (IOException e) {
            // A full disk must not stop deployments, and there is nowhere else to complain.
            errors.println("The log file cannot be written: " + e.getMessage());
        }
    }

    private void toConsole(LogRecord entry) {
        boolean error = entry.getLevel().intValue() >= Level.SEVERE.intValue();
        PrintStream stream = error ? errors : out;
        String message = LogLine.message(entry);
        Throwable thrown = entry.getThrown();
        stream.println(thrown == null ? message : message + "\n" + LogLine.trace(thrown).strip());
        stream.flush();
    }

    /// Logs no more and closes the file; the console's streams stay open.
    public void end() {
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        RollingLogFile target = file;
        file = null;
        if (target != null) {
            try {
                target.close();
            } catch (IOException e) {
                errors.println("The log file could not be closed: " + e.getMessage());
            }
        }
    }

    /// Where `java.util.logging` hands over its records.
    private final class Lines extends Handler {
        Lines() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                toConsole(entry);
                toFile(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
