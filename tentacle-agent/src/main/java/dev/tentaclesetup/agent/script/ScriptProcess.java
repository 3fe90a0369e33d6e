package dev.tentaclesetup.agent.script;

import static dev.tentaclesetup.contracts.ProcessOutputSource.DEBUG;
import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_ERR;
import static dev.tentaclesetup.contracts.ProcessOutputSource.STD_OUT;

import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.systemd.ReadySignal;
import dev.tentaclesetup.service.windows.ProcessJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The shell of one running script. It is over when the shell has ended and both its streams have,
/// so that what a background process prints is not lost; after [#kill] it is over soon in any case.
final class ScriptProcess {
    private static final long STREAMS_AFTER_KILL_MILLIS = 1_000;
    private static final long EXIT_AFTER_KILL_MILLIS = 5_000;

    /// What to run and where.
    ///
    /// @param environment variables beside those of this process; an empty value removes one
    /// @param mask hides secrets in the output
    record Start(
            Shell shell,
            PreparedScript prepared,
            List<String> arguments,
            Map<String, String> environment,
            ScriptSecretMask mask) {
        Path folder() {
            return prepared.workspace().folder();
        }
    }

    private final Start start;
    private final ScriptLog log;
    private final ScriptMark mark;
    private final Process process;
    private final Optional<ProcessJob> job;
    private final CompletableFuture<Void> streams;
    private final CompletableFuture<Void> killed = new CompletableFuture<>();

    private ScriptProcess(
            Start start,
            ScriptLog log,
            ScriptMark mark,
            Process process,
            Optional<ProcessJob> job,
            CompletableFuture<Void> streams) {
        this.start = start;
        this.log = log;
        this.mark = mark;
        this.process = process;
        this.job = job;
        this.streams = streams;
    }

    static ScriptProcess start(Start start, ScriptLog log, InstantSource clock) throws IOException {
        Shell shell = start.shell();
        Path program = Path.of(shell.executable());
        if (program.isAbsolute() && !Files.isExecutable(program)) {
            throw new IOException(
                    "The shell '" + program + "' is not there or cannot be executed.");
        }
        log.append(
                DEBUG,
                "Executable directory is "
                        + Optional.ofNullable(program.getParent()).map(Path::toString).orElse(""),
                "Executable name or full path: " + program,
                "Starting "
                        + program
                        + " in working directory '"
                        + start.folder()
                        + "' using '"
                        + shell.charsetName()
                        + "' encoding running as '"
                        + System.getProperty("user.name")
                        + "'");
        ScriptMark mark = ScriptMark.next();
        Process process = launch(start, mark);
        Optional<ProcessJob> job = shell.job(process);
        String name = "script " + process.pid();
        CompletableFuture<Void> output =
                new OutputPump(
                                process.getInputStream(),
                                STD_OUT,
                                log,
                                shell.charset(),
                                start.mask(),
                                clock)
                        .start(name + " output");
        CompletableFuture<Void> errors =
                new OutputPump(
                                process.getErrorStream(),
                                STD_ERR,
                                log,
                                shell.charset(),
                                start.mask(),
                                clock)
                        .start(name + " errors");
        return new ScriptProcess(start, log, mark, process, job, both(output, errors));
    }

    /// Completes with both, but fails with the first that fails: a stream whose lines could not be
    /// stored is no longer read, so that its script may never end.
    private static CompletableFuture<Void> both(
            CompletableFuture<Void> output, CompletableFuture<Void> errors) {
        CompletableFuture<Void> both = CompletableFuture.allOf(output, errors);
        for (CompletableFuture<Void> stream : List.of(output, errors)) {
            CompletableFuture<Void> _ = stream.exceptionally(failure -> fail(both, failure));
        }
        return both;
    }

    private static @Nullable Void fail(CompletableFuture<Void> future, Throwable failure) {
        future.completeExceptionally(failure);
        return null;
    }

    private static Process launch(Start start, ScriptMark mark) throws IOException {
        Path script = start.prepared().script();
        ProcessBuilder builder =
                new ProcessBuilder(start.shell().command(script, start.arguments(), mark))
                        .directory(start.folder().toFile());
        builder.environment().remove(ReadySignal.VARIABLE);
        KeptVariables.restore(builder.environment());
        start.environment().forEach((name, value) -> set(builder, name, value));
        Process process = builder.start();
        if (!start.shell().holdsOutputOpen()) {
            closeInput(process);
        }
        return process;
    }

    /// Waits for the end.
    ///
    /// @return the shell's exit code, -1 if it was killed
    /// @throws IOException if log or workspace could not be written; the script is killed then
    int await() throws IOException, InterruptedException {
        int code;
        try {
            code = awaitStreams() ? awaitExit() : killedExit();
        } catch (NeverBegan e) {
            return giveUp(e.limit);
        } catch (ExecutionException e) {
            kill();
            throw new IOException("The script's output could not be stored.", e.getCause());
        } catch (IOException | InterruptedException e) {
            kill();
            throw e;
        }
        log.append(
                DEBUG,
                "Process "
                        + start.shell().executable()
                        + " in "
                        + start.folder()
                        + " exited with code "
                        + code);
        job.ifPresent(ProcessJob::close);
        return code;
    }

    /// Waits for both streams.
    ///
    /// @return false if the script was killed
    private boolean awaitStreams()
            throws IOException, InterruptedException, ExecutionException, NeverBegan {
        CompletableFuture<Object> end = CompletableFuture.anyOf(streams, killed);
        if (start.prepared().guard().isPresent()) {
            watch(start.prepared().guard().get(), end);
        }
        try {
            end.get();
            if (killed.isDone()) {
                // What was printed before is worth a moment; a survivor that keeps the pipes is not
                // worth more.
                streams.get(STREAMS_AFTER_KILL_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException e) {
            return false;
        }
        return !killed.isDone();
    }

    private void watch(StartupGuard guard, CompletableFuture<Object> end)
            throws IOException, InterruptedException, ExecutionException, NeverBegan {
        try {
            end.get(guard.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (guard.giveUp(start.folder())) {
                throw new NeverBegan(guard.limit());
            }
        }
    }

    /// Answers at once: whatever hangs there may not even react to being killed.
    private int giveUp(Duration limit) throws IOException {
        Thread.ofVirtual().name("kill " + process.pid()).start(this::kill);
        log.append(
                STD_ERR,
                "The PowerShell process did not start within "
                        + limit.toSeconds()
                        + " seconds and was given up.");
        return ScriptExitCodes.POWER_SHELL_NEVER_STARTED;
    }

    /// The shell did not begin the script in time.
    private static final class NeverBegan extends Exception {
        private static final long serialVersionUID = 1L;
        private final Duration limit;

        NeverBegan(Duration limit) {
            this.limit = limit;
        }
    }

    private int awaitExit() throws IOException, InterruptedException {
        closeInput(process);
        while (!process.waitFor(1, TimeUnit.SECONDS)) {
            if (killed.isDone()) {
                return killedExit();
            }
        }
        return killed.isDone() ? ScriptExitCodes.KILLED : process.exitValue();
    }

    private int killedExit() throws InterruptedException {
        boolean gone = process.waitFor(EXIT_AFTER_KILL_MILLIS, TimeUnit.MILLISECONDS);
        if (!gone) {
            System.getLogger(ScriptProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "process {0} does not end", process.pid());
        }
        return ScriptExitCodes.KILLED;
    }

    private static void set(ProcessBuilder builder, String name, String value) {
        if (value.isEmpty()) {
            builder.environment().remove(name);
        } else {
            builder.environment().put(name, value);
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has gone already, which is what was wanted.
            System.getLogger(ScriptProcess.class.getName())
                    .log(System.Logger.Level.TRACE, "shell gone", e);
        }
    }

    /// Kills the shell and all that the script has started. Returns when the signals are sent.
    void kill() {
        // First, so that the reason is known when the shell is seen to end.
        killed.complete(null);
        ProcessTree.kill(process.toHandle());
        mark.kill();
        job.ifPresent(ScriptProcess::end);
    }

    private static void end(ProcessJob job) {
        try (job) {
            job.end();
        } catch (ServiceException e) {
            System.getLogger(ScriptProcess.class.getName())
                    .log(System.Logger.Level.WARNING, "A script's job object does not end.", e);
        }
    }
}
