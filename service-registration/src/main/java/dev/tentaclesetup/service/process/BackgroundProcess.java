package dev.tentaclesetup.service.process;

import dev.tentaclesetup.service.ChildEnvironment;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts a program that goes on when the one that started it has ended, with what a service
/// manager would give it and nothing of ours: environment, folder and umask.
final class BackgroundProcess {

    /// A log of an earlier run beyond this size is put aside, and a new one begun.
    private static final long LOG_BYTES = 4L * 1024 * 1024;

    /// Gives the program a session of its own, so that Ctrl+C in the terminal does not reach it. It
    /// executes the program in its own place: the process id stays.
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    /// Java cannot set the umask. The shell executes the program in its own place, too.
    private static final List<String> USUAL_UMASK =
            List.of("/bin/sh", "-c", "umask 022; exec \"$@\"", "sh");

    /// Where services work. Our own folder may be one that is to be unmounted or deleted.
    private static final Path ROOT = Path.of("/").toAbsolutePath();

    private BackgroundProcess() {}

    /// Starts it with empty input and its output appended to a file.
    static ProcessHandle start(ServiceDefinition definition, Path log, Path oldLog)
            throws ServiceException {
        List<String> command = definition.command();
        if (!Files.isExecutable(Path.of(command.getFirst()))) {
            throw failed(command, "not an executable file", null);
        }
        try {
            if (Files.exists(log) && Files.size(log) > LOG_BYTES) {
                Files.move(log, oldLog, StandardCopyOption.REPLACE_EXISTING);
            }
            var builder =
                    new ProcessBuilder(words(command))
                            .directory(ROOT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(log.toFile()))
                            .redirectInput(Redirect.from(nothing()));
            builder.environment().clear();
            builder.environment().putAll(ChildEnvironment.system().ofService());
            builder.environment().putAll(definition.environment());
            return builder.start().toHandle();
        } catch (IOException e) {
            throw failed(command, Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
        }
    }

    private static List<String> words(List<String> command) {
        var words = new ArrayList<String>();
        if (Files.isExecutable(Path.of(USUAL_UMASK.getFirst()))) {
            words.addAll(USUAL_UMASK);
        }
        if (Files.isExecutable(OWN_SESSION)) {
            words.add(OWN_SESSION.toString());
        }
        words.addAll(command);
        return words;
    }

    private static File nothing() {
        File unix = new File("/dev/null");
        return unix.exists() ? unix : new File("NUL");
    }

    private static ServiceException failed(
            List<String> command, String reason, @Nullable Throwable cause) {
        return new ServiceException(new CommandNotStarted(command, reason), cause);
    }
}
