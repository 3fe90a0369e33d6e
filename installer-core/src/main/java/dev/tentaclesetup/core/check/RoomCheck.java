package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;

/// Whether there is room in a folder. Only asks.
///
/// @param answer the answer that names it
/// @param folder absolute; need not exist
/// @param advised as many bytes as should be free
public record RoomCheck(AnswerKey answer, Path folder, long advised) implements HostCheck<Void> {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED = 200 * MEGABYTE;

    /// Below this the agent refuses every script, the one of the health check too: 500 MB, a tenth
    /// and one more.
    private static final long NEEDED_FOR_SCRIPTS = 551 * MEGABYTE;

    /// Where nothing else is answered.
    static final long USUAL = 2048 * MEGABYTE;

    /// With as much room as is usually advised.
    public RoomCheck(AnswerKey answer, Path folder) {
        this(answer, folder, USUAL);
    }

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

    /// What is found, for a check that asks more, within its own limit.
    public Observation<Void> judged() {
        Path existing = nearestExisting(folder);
        try {
            return of(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unreadable) {
            return Observation.problem(
                    Problem.blocker(ProblemId.DISK_IO, existing.toString(), about())
                            .at(answer.text(), 0));
        }
    }

    /// A link that leads nowhere is there, and no folder can be made in its place.
    static Path nearestExisting(Path folder) {
        Path path = folder;
        while (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) && path.getParent() != null) {
            path = path.getParent();
        }
        return path;
    }

    /// What it means that so many bytes are free.
    Observation<Void> of(long free) {
        long needed = answer == AnswerKey.PATHS_DATA ? NEEDED_FOR_SCRIPTS : NEEDED;
        if (free >= Math.max(advised, needed)) {
            return Observation.fine(size(free));
        }
        boolean enough = free >= needed;
        String[] arguments = {about(), size(free), size(enough ? advised : needed)};
        Problem problem =
                enough
                        ? Problem.warning(ProblemId.DISK_FULL, size(free), arguments)
                        : Problem.blocker(ProblemId.DISK_FULL, size(free), arguments);
        return Observation.problem(problem.at(answer.text(), 0));
    }

    private static String size(long bytes) {
        double gigabytes = bytes / (1024.0 * MEGABYTE);
        return gigabytes >= 1
                ? String.format(Locale.ROOT, "%.1f GB", gigabytes)
                : bytes / MEGABYTE + " MB";
    }
}
