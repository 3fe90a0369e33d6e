package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.frontend.RunLog;
import dev.tentaclesetup.core.problem.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Brings everything that libraries and this program log of a fault into the log of the run, for
/// people who search for its cause. The terminal gets none of it.
final class SetUpLog extends Handler {

    private final RunLog log;

    SetUpLog(RunLog log) {
        this.log = log;
        setLevel(Level.WARNING);
    }

    /// Takes the place of everything else that this process logs to.
    void install() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(this);
        Thread.setDefaultUncaughtExceptionHandler((thread, error) ->
                System.getLogger(SetUpLog.class.getName())
                        .log(System.Logger.Level.ERROR, "thread " + thread.getName(), error));
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            log.fault(text(entry));
        }
    }

    private static String text(LogRecord entry) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        out.print(entry.getLevel().getName() + " ");
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
