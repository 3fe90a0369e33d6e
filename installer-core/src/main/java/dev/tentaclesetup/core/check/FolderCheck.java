package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Whether a folder can be made or written to, and whether there is room.
///
/// @param answer the answer that names it
/// @param folder absolute; need not exist
/// @param advised as many bytes as should be free
public record FolderCheck(AnswerKey answer, Path folder, long advised) implements HostCheck<Void> {

    /// With as much room as is usually advised.
    public FolderCheck(AnswerKey answer, Path folder) {
        this(answer, folder, RoomCheck.USUAL);
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

    /// What is found, for a check that asks more of the same folder, within its own limit.
    public Observation<Void> judged() {
        Path existing = RoomCheck.nearestExisting(folder);
        try {
            if (!Files.isDirectory(existing)) {
                return blocked(ProblemId.DISK_RO, existing.toString(), folder.toString());
            }
            probe(existing);
        } catch (IOException refused) {
            return full(refused) ? room().of(0) : refused(ProblemId.DISK_RO, existing, refused);
        }
        return room().judged();
    }

    private RoomCheck room() {
        return new RoomCheck(answer, folder, advised);
    }

    private static boolean full(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space") || words.contains("quota");
    }

    private Observation<Void> blocked(ProblemId id, String seen, String argument) {
        return Observation.problem(Problem.blocker(id, seen, argument).at(answer.text(), 0));
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
}
