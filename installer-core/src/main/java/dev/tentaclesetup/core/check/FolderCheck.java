package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Whether a folder can be made or written to, and whether there is room.
///
/// @param answer the answer that names it
/// @param folder absolute; need not exist
public record FolderCheck(AnswerKey answer, Path folder) implements Check {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED = 200 * MEGABYTE;
    private static final long ADVISED = 2048 * MEGABYTE;

    @Override
    public String id() {
        return "folder";
    }

    @Override
    public String subject() {
        return folder.toString();
    }

    @Override
    public Duration limit() {
        return CheckLimits.LOCAL;
    }

    @Override
    public Finding run() {
        Path existing = nearestExisting();
        try {
            if (!Files.isDirectory(existing)) {
                return blocked(ProblemId.DISK_RO, existing.toString(), folder.toString());
            }
            probe(existing);
        } catch (IOException refused) {
            return blocked(ProblemId.DISK_RO, existing + ": " + reason(refused), folder.toString());
        }
        try {
            return room(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unreadable) {
            return blocked(ProblemId.DISK_IO, reason(unreadable), folder.toString());
        }
    }

    Finding room(long free) {
        if (free >= ADVISED) {
            return Finding.ok(this, size(free));
        }
        boolean enough = free >= NEEDED;
        String[] arguments = {folder.toString(), size(free), size(enough ? ADVISED : NEEDED)};
        Problem problem =
                enough
                        ? Problem.warning(ProblemId.DISK_FULL, size(free), arguments)
                        : Problem.blocker(ProblemId.DISK_FULL, size(free), arguments);
        return Finding.of(this, problem.at(answer.text(), 0));
    }

    private Finding blocked(ProblemId id, String seen, String argument) {
        return Finding.of(this, Problem.blocker(id, seen, argument).at(answer.text(), 0));
    }

    private Path nearestExisting() {
        Path path = folder;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    /// The only honest answer: file modes do not know read-only mounts, quotas or network disks.
    private static void probe(Path existing) throws IOException {
        Path probe = Files.createTempFile(existing, ".tentacle-setup-", ".probe");
        Files.delete(probe);
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "");
    }

    private static String size(long bytes) {
        double gigabytes = bytes / (1024.0 * MEGABYTE);
        return gigabytes >= 1
                ? String.format(Locale.ROOT, "%.1f GB", gigabytes)
                : bytes / MEGABYTE + " MB";
    }
}
