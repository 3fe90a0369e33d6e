package dev.tentaclesetup.agent.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// The file `OctopusTentacle.txt`, which becomes `OctopusTentacle.0.txt` at the first line of a new
/// day; seven old ones are kept, the oldest with the highest number. A day that is very talkative
/// is cut into several files, so that the log cannot fill the disk.
///
/// Several processes may write to it, each line with one call. Safe for use by several threads.
final class RollingLogFile implements AutoCloseable {
    static final String NAME = "OctopusTentacle.txt";
    static final int ARCHIVES = 7;
    static final long LARGEST = 64L << 20;

    private final Path folder;
    private final InstantSource clock;
    private final ZoneId zone;
    private @Nullable FileChannel channel;
    private LocalDate day = LocalDate.EPOCH;

    RollingLogFile(Path folder, InstantSource clock, ZoneId zone) {
        this.folder = folder;
        this.clock = clock;
        this.zone = zone;
    }

    synchronized void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
        FileChannel open = current();
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    private FileChannel current() throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        FileChannel open = channel;
        if (open != null && today.equals(day) && open.size() < LARGEST) {
            return open;
        }
        close();
        Files.createDirectories(folder);
        if (isOver(today)) {
            rollIfPossible();
        }
        open =
                FileChannel.open(
                        folder.resolve(NAME),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        channel = open;
        day = today;
        return open;
    }

    /// Whether the file there is of another day or too large; another process may have rolled it
    /// already.
    private boolean isOver(LocalDate today) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || Files.size(file) == 0) {
            return false;
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return LocalDate.ofInstant(written, zone).isBefore(today) || Files.size(file) >= LARGEST;
    }

    /// Something in the way of an old file is no reason to lose new lines.
    private void rollIfPossible() {
        try {
            roll();
        } catch (IOException e) {
            // The lines go on into the same file, and the next line tries again.
        }
    }

    private void roll() throws IOException {
        Files.deleteIfExists(archive(ARCHIVES - 1));
        for (int i = ARCHIVES - 2; i >= 0; i--) {
            if (Files.exists(archive(i))) {
                Files.move(archive(i), archive(i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(folder.resolve(NAME), archive(0), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path archive(int number) {
        return folder.resolve("OctopusTentacle." + number + ".txt");
    }

    @Override
    public synchronized void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
