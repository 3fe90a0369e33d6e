package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Whether a folder can be made or written to, and whether there is room.
///
/// @param answer the key of the answer that decides where it is
/// @param folder absolute; need not exist
public record FolderCheck(String answer, Path folder) implements Check {

    private static final long MEGABYTE = 1L << 20;
    private static final long NEEDED = 200 * MEGABYTE;
    private static final long ADVISED = 2048 * MEGABYTE;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public String subject() {
        return "machine";
    }

    @Override
    public String target() {
        return folder.toString();
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    /// Looks at the innermost folder that exists, without making anything.
    @Override
    public Finding run() {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return found(Problem.of(ProblemId.DISK_RO, there.toString(), target()));
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return room(free).map(this::found).orElseGet(() -> fine(size(free)));
        } catch (IOException unreadable) {
            return found(
                    Problem.of(
                            ProblemId.DISK_IO, String.valueOf(unreadable.getMessage()), target()));
        }
    }

    Optional<Problem> room(long free) {
        if (free >= ADVISED) {
            return Optional.empty();
        }
        return Optional.of(
                free >= NEEDED
                        ? Problem.warning(
                                ProblemId.DISK_FULL,
                                size(free),
                                target(),
                                size(free),
                                size(ADVISED))
                        : Problem.blocker(
                                ProblemId.DISK_FULL,
                                size(free),
                                target(),
                                size(free),
                                size(NEEDED)));
    }

    private Finding found(Problem problem) {
        return Finding.of(subject(), problem.at(answer, 0));
    }

    private static String size(long bytes) {
        double gigabytes = bytes / (1024.0 * MEGABYTE);
        return gigabytes >= 1
                ? String.format(Locale.ROOT, "%.1f GB", gigabytes)
                : bytes / MEGABYTE + " MB";
    }
}
