package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.agent.log.LocalHostName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Demands free disk space before something large is begun ([tentacle-services 6.1],
/// [tentacle-services 8]).
public final class FreeSpace {
    /// What a script's workspace demands, in bytes.
    static final long FOR_A_SCRIPT = 500L << 20;

    private static final long MEGABYTE = 1L << 20;

    private FreeSpace() {}

    /// Checks the file system that holds the folder.
    ///
    /// @param folder must exist
    /// @param bytes what is going to be written; a tenth and one megabyte are demanded beyond
    /// @throws IOException if there is less
    public static void require(Path folder, long bytes) throws IOException {
        require(folder, bytes, 0);
    }

    /// The same when a part is already on that file system and is only moved.
    ///
    /// @param there how many of the bytes, 0 or all
    public static void require(Path folder, long bytes, long there) throws IOException {
        long wanted = bytes + bytes / 10 + MEGABYTE;
        long free = folder.toFile().getUsableSpace() + there;
        if (free < wanted) {
            throw new IOException(
                    "The drive '"
                            + folder
                            + "' containing the directory '"
                            + folder
                            + "' on machine '"
                            + LocalHostName.find()
                            + "' does not have enough free disk space available for this operation to proceed."
                            + " The disk only has "
                            + String.format(Locale.ROOT, "%.3f", free / (double) MEGABYTE)
                            + " MB available; please free up at least "
                            + wanted / MEGABYTE
                            + " MB.");
        }
    }
}
