package dev.tentaclesetup.core.frontend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder with the logs of all runs, of which the newest are kept.
///
/// @param path need not exist
record LogFolder(Path path) {

    private static final System.Logger LOG = System.getLogger(LogFolder.class.getName());

    private static final int MOST_FILES = 100;
    private static final long MOST_BYTES = 64L << 20;
    private static final Pattern OURS =
            Pattern.compile("[A-Za-z0-9._-]+-\\d{8}T\\d{6}Z-[0-9a-f]{8}\\.log");

    /// The file of a new run.
    ///
    /// @param instance may be empty, while it is not known
    /// @param time as part of the name
    Path file(String instance, String time, String run) {
        String letters = instance.replaceAll("[^A-Za-z0-9._-]", "_");
        return path.resolve(
                (letters.isEmpty() ? "setup" : letters) + "-" + time + "-" + run + ".log");
    }

    /// Deletes the oldest logs but the newest ones. Files that others have put there stay.
    void tidy() {
        try (Stream<Path> files = Files.list(path)) {
            List<Path> newestFirst =
                    files.filter(file -> OURS.matcher(file.getFileName().toString()).matches())
                            .sorted(Comparator.comparing(LogFolder::time).reversed())
                            .toList();
            long bytes = 0;
            for (int i = 0; i < newestFirst.size(); i++) {
                bytes += Files.size(newestFirst.get(i));
                if (i > 0 && (i >= MOST_FILES || bytes > MOST_BYTES)) {
                    Files.deleteIfExists(newestFirst.get(i));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // One of the next runs will do it; another one may be doing it now.
            LOG.log(System.Logger.Level.DEBUG, "tidying " + path, e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
