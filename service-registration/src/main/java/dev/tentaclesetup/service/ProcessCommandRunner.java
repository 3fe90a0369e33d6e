package dev.tentaclesetup.service;

import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import dev.tentaclesetup.service.ServiceFailure.CommandTimedOut;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Runs programs of the system: empty standard input, both outputs together, words in English
/// whatever the user's language is, and an environment made for them ([ChildEnvironment]), in which
/// nothing of ours is.
public final class ProcessCommandRunner implements CommandRunner {

    private static final System.Logger LOG = System.getLogger(ProcessCommandRunner.class.getName());

    /// Output beyond this is read, so that the program can go on, and thrown away.
    static final int KEPT_BYTES = 256 * 1024;

    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Map<String, String> passedOn;

    public ProcessCommandRunner() {
        this(Map.of());
    }

    /// @param passedOn variables that the programs get in addition
    public ProcessCommandRunner(Map<String, String> passedOn) {
        this.passedOn = Map.copyOf(passedOn);
    }

    @Override
    public CommandResult run(List<String> command, Duration limit)
            throws ServiceException, InterruptedException {
        Process process = start(command);
        var output = new ByteArrayOutputStream();
        Thread reader = Thread.ofVirtual().start(() -> keep(process.getInputStream(), output));
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceException(new CommandTimedOut(command, limit));
            }
            // A grandchild may hold the pipe open for ever; the command itself has ended.
            reader.join(Duration.ofSeconds(1));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        synchronized (output) {
            String text = output.toString(StandardCharsets.UTF_8);
            return new CommandResult(process.exitValue(), text);
        }
    }

    private Process start(List<String> command) throws ServiceException {
        var builder = new ProcessBuilder(found(command)).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(ChildEnvironment.system().ofTool());
        builder.environment().putAll(passedOn);
        try {
            Process process = builder.redirectInput(Redirect.PIPE).start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            String reason = Objects.requireNonNullElse(e.getMessage(), e.toString());
            throw new ServiceException(new CommandNotStarted(command, reason), e);
        }
    }

    /// On Windows all commands name their program by its path.
    private static List<String> found(List<String> command) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return WINDOWS ? command : new ProgramSearch(path).resolve(command);
    }

    private static void keep(InputStream from, ByteArrayOutputStream to) {
        byte[] buffer = new byte[8192];
        try (from) {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                synchronized (to) {
                    to.write(buffer, 0, Math.min(n, KEPT_BYTES - to.size()));
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The output of a command ended early", e);
        }
    }
}
