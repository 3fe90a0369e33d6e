package dev.tentaclesetup.agent.script;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// A number that a script on Linux and everything that it starts carry, so that all of it can be
/// ended: also what has left the tree of its processes, because the process that started it has
/// ended.
///
/// The number is the soft limit of file locks (`RLIMIT_LOCKS`), which has been without effect since
/// Linux 2.4.25 (getrlimit(2)). Limits are inherited by every child, in a session of its own and
/// with a cleared environment too, which a variable in the environment would not survive. An open
/// file would, but some programs complain of files that they did not open.
///
/// @param number greater than 0
record ScriptMark(long number) {
    private static final Path PROC = Path.of("/proc");
    private static final String LIMIT = "Max file locks ";

    /// A process may fork after all were listed and before its end; listing them again catches
    /// that.
    private static final int ROUNDS = 50;

    /// Large enough to be no limit that anyone sets, and to be another one for each script.
    private static final long SMALLEST = 1L << 40;

    private static final long BEYOND = 1L << 60;

    /// A mark that no script had before.
    static ScriptMark next() {
        return new ScriptMark(ThreadLocalRandom.current().nextLong(SMALLEST, BEYOND));
    }

    /// The command of a POSIX shell that marks it: the option is called `x` in Bash and `w` in the
    /// other shells. To be used where an error message does no harm.
    static String command(String number) {
        return "ulimit -S -x " + number + " || ulimit -S -w " + number;
    }

    /// Kills all processes that carry the mark with all that they have started, without a chance to
    /// react (SIGKILL): `su` and `sudo` give what they start the limits of its user. Returns when
    /// the signals are sent; does nothing on other systems than Linux.
    void kill() {
        Set<ProcessHandle> killed = new HashSet<>();
        boolean more = Files.isDirectory(PROC.resolve("self"));
        for (int round = 0; more && round < ROUNDS; round++) {
            more = false;
            for (ProcessHandle process : bearers()) {
                ProcessTree.kill(process);
                more |= killed.add(process);
            }
        }
    }

    /// The processes that carry the mark; those that have ended and were not waited for are not
    /// among them.
    private List<ProcessHandle> bearers() {
        List<ProcessHandle> bearers = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : all) {
                // First: a handle is of this process only, and kills no later one with its number.
                var handle = ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
                if (handle.isPresent() && carriesIt(process) && !hasEnded(process)) {
                    bearers.add(handle.get());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            System.getLogger(ScriptMark.class.getName())
                    .log(System.Logger.Level.WARNING, "The processes cannot be listed.", e);
        }
        return bearers;
    }

    private boolean carriesIt(Path process) {
        return text(process.resolve("limits"))
                .lines()
                .filter(line -> line.startsWith(LIMIT))
                .map(line -> line.substring(LIMIT.length()).strip().split(" ", 2)[0])
                .anyMatch(Long.toString(number)::equals);
    }

    /// The state follows the program's name in brackets, which may hold brackets itself (proc(5)).
    private static boolean hasEnded(Path process) {
        String status = text(process.resolve("stat"));
        String state = status.substring(status.lastIndexOf(')') + 1).strip();
        return state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
    }

    /// Empty when the process is gone.
    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
