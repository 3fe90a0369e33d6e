package dev.tentaclesetup.halibut;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Where received data streams wait for their use: a folder of the runtime's own that nobody else
/// may enter, made with the first file. The files in it have the process's usual modes, because
/// they may become the user's files by moving.
final class SpoolFolder implements AutoCloseable {

    private final Path parent;
    private final AtomicLong count = new AtomicLong();
    private @Nullable Path folder;

    SpoolFolder(Path parent) {
        this.parent = parent;
    }

    /// A name for a new file.
    Path newFile() throws IOException {
        return folder().resolve(Long.toString(count.incrementAndGet()));
    }

    private synchronized Path folder() throws IOException {
        Path made = folder;
        if (made == null || !Files.isDirectory(made)) {
            made = Files.createTempDirectory(Files.createDirectories(parent), "halibut-");
            folder = made;
        }
        return made;
    }

    /// Removes the folder if no stream is left in it that somebody still holds.
    @Override
    public synchronized void close() {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                // a result that the caller has not read yet; its file goes with it
            }
            folder = null;
        }
    }
}
