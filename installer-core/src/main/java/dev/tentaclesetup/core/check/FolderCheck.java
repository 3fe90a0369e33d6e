package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/// Whether a folder can be made or written to, and whether there is room.
///
/// @param answer the answer that names it
/// @param folder absolute; need not exist
public record FolderCheck(AnswerKey answer, Path folder) implements HostCheck<Void> {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED = 200 * MEGABYTE;

    /// Below this the agent refuses every script, the one of the health check too: 500 MB, a tenth
    /// and one more.
    private static final long NEEDED_FOR_SCRIPTS = 551 * MEGABYTE;

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
        return judged();
    }

    /// What is found, for a check that asks more of the same folder, within its own limit.
    public Observation<Void> judged() {
        Path existing = nearestExisting();
        try {
            if (!Files.isDirectory(existing)) {
                return blocked(ProblemId.DISK_RO, existing.toString(), folder.toString());
            }
            probe(existing);
        } catch (IOException refused) {
            return full(refused) ? room(0) : refused(ProblemId.DISK_RO, existing, refused);
        }
        try {
            return room(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unreadable) {
            return refused(ProblemId.DISK_IO, existing, unreadable);
        }
    }

    private static boolean full(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space") || words.contains("quota");
    }

    Observation<Void> room(long free) {
        if (free >= ADVISED) {
            return Observation.fine(size(free));
        }
        long needed = answer == AnswerKey.PATHS_DATA ? NEEDED_FOR_SCRIPTS : NEEDED;
        boolean enough = free >= needed;
        String[] arguments = {folder.toString(), size(free), size(enough ? ADVISED : needed)};
        Problem problem =
                enough
                        ? Problem.warning(ProblemId.DISK_FULL, size(free), arguments)
                        : Problem.blocker(ProblemId.DISK_FULL, size(free), arguments);
        return Observation.problem(problem.at(answer.text(), 0));
    }

    private Observation<Void> blocked(ProblemId id, String seen, String argument) {
        return Observation.problem(Problem.blocker(id, seen, argument).at(answer.text(), 0));
    }

    /// A link that leads nowhere is there, and no folder can be made in its place.
    private Path nearestExisting() {
        Path path = folder;
        while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    /// The only honest answer: file modes do not know read-only mounts, quotas or network disks.
    private static void probe(Path existing) throws IOException {
        Path probe = Files.createTempFile(existing, ".tentacle-setup-", ".probe");
        Files.delete(probe);
    }

    /// What was tried, and what the system says about it where it says more than that.
    private Observation<Void> refused(ProblemId id, Path existing, IOException failure) {
        Problem problem = Problem.blocker(id, existing.toString(), folder.toString());
        Problem explained =
                switch (failure) {
                    case AccessDeniedException _ -> problem.because(Reason.of("access-denied"));
                    case FileSystemException told when told.getReason() != null ->
                            problem.because(Reason.of("system-says", told.getReason()));
                    default -> problem;
                };
        return Observation.problem(explained.at(answer.text(), 0));
    }

    private static String size(long bytes) {
        double gigabytes = bytes / (1024.0 * MEGABYTE);
        return gigabytes >= 1
                ? String.format(Locale.ROOT, "%.1f GB", gigabytes)
                : bytes / MEGABYTE + " MB";
    }
}
