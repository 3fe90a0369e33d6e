package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.FolderCheck;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether an instance may have a folder, and can use it. One that it may not have is not touched,
/// not even to see whether it can be written to.
///
/// @param guard of this host
/// @param answer that names the folder
/// @param folder absolute; need not exist
/// @param acceptExisting whether files of others may be in it
/// @param advised as many bytes as should be free
record WantedFolderCheck(
        FolderGuard guard, AnswerKey answer, Path folder, boolean acceptExisting, long advised)
        implements HostCheck<Void> {

    /// With as much room as is usually advised.
    WantedFolderCheck(FolderGuard guard, AnswerKey answer, Path folder, boolean acceptExisting) {
        this(guard, answer, folder, acceptExisting, Answers.Checks.USUAL.minFree());
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
        Optional<Problem> refused =
                guard.refuses(new WantedFolders.Folder(folder, answer.text()), acceptExisting);
        if (refused.filter(Problem::blocks).isPresent()) {
            return Observation.problem(refused.get());
        }
        Observation<Void> usable = new FolderCheck(answer, folder, advised).judged();
        return refused.isEmpty() || !usable.problems().isEmpty()
                ? usable
                : new Observation<>(Optional.empty(), usable.seen(), List.of(refused.get()));
    }
}
