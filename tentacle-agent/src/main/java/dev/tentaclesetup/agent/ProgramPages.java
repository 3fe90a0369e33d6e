package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives pages of program files (the runtime's code, the cache of classes) back to Linux: a start
/// goes through most of them, an idle agent needs few, but as long as they are mapped they count as
/// the agent's memory. What is needed again comes back from the system's file cache.
///
/// Pages that may have been changed are never touched, because they would be lost. Safe for use by
/// several threads.
final class ProgramPages implements Runnable {
    private static final System.Logger LOG = System.getLogger(ProgramPages.class.getName());

    /// Where an installed agent has JNA's own library. Elsewhere JNA would unpack it into the
    /// user's folder first, which is too much for a little memory.
    private static final String INSTALLED = "jna.boot.library.path";

    private static final Path SELF = Path.of("/proc/self");

    /// What Linux is advised about a range of addresses (madvise(2)).
    @FunctionalInterface
    interface Advice {
        int FORGET = 4;

        /// Else one page that is needed brings two megabytes.
        int SMALL_PAGES = 15;

        void give(long from, long length, int advice);
    }

    private final Path process;
    private final Advice advice;
    private @Nullable List<Mapping> mappings;
    private boolean failed;

    ProgramPages(Path process, Advice advice) {
        this.process = process;
        this.advice = advice;
    }

    /// Of this process; does nothing unless it is an installed agent on Linux.
    static Runnable system() {
        boolean possible = Platform.isLinux() && System.getProperty(INSTALLED) != null;
        return possible ? new ProgramPages(SELF, ProgramPages::madvise) : () -> {};
    }

    /// Linux may refuse, and nothing is lost then.
    static void madvise(long from, long length, int advice) {
        Function call = NativeLibrary.getProcess().getFunction("madvise");
        call.invokeInt(new Object[] {new Pointer(from), length, advice});
    }

    /// Gives back what can be. Never again after a failure.
    @Override
    public synchronized void run() {
        if (failed) {
            return;
        }
        try {
            release();
        } catch (IOException | LinkageError e) {
            failed = true;
            LOG.log(System.Logger.Level.DEBUG, "Pages of program files are kept.", e);
        }
    }

    /// The list is made once and each mapping looked up again, because a debugger may have made one
    /// of them writable meanwhile, and because reading all about them takes pages itself. Paths are
    /// bytes to Linux, so both are read in an encoding in which every byte is a letter.
    private void release() throws IOException {
        if (mappings == null) {
            List<String> smaps = Files.readAllLines(process.resolve("smaps"), ISO_8859_1);
            mappings = Mapping.ofProgramFiles(smaps);
            mappings.forEach(m -> advice.give(m.from(), m.length(), Advice.SMALL_PAGES));
        }
        String now = Files.readString(process.resolve("maps"), ISO_8859_1);
        for (Mapping mapping : mappings) {
            if (now.contains(mapping.line())) {
                advice.give(mapping.from(), mapping.length(), Advice.FORGET);
            }
        }
    }
}
