package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Whether a folder can be made or written to, and whether there is room.
///
/// @param answer the answer that names it
/// @param folder absolute; need not exist
public record FolderCheck(AnswerKey answer, Path folder) implements HostCheck<Void> {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED = 200 * MEGABYTE;
    private static final long ADVISED = 2048 * MEGABYTE;

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return folder.toString();
    }

    @Override
    public Problem late() {
        return HostCheck.super.late().at(answer.text(), 0);
    }

    @Override
    public Observation<Void> observe() {
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

    Observation<Void> room(long free) {
        if (free >= ADVISED) {
            return Observation.fine(size(free));
        }
        boolean enough = free >= NEEDED;
        String[] arguments = {folder.toString(), size(free), size(enough ? ADVISED : NEEDED)};
        Problem problem =
                enough
                        ? Problem.warning(ProblemId.DISK_FULL, size(free), arguments)
                        : Problem.blocker(ProblemId.DISK_FULL, size(free), arguments);
        return Observation.problem(problem.at(answer.text(), 0));
    }

    private Observation<Void> blocked(ProblemId id, String seen, String argument) {
        return Observation.problem(Problem.blocker(id, seen, argument).at(answer.text(), 0));
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
