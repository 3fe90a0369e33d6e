package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether this account may do what the set-up has to do: administrator rights for a service, the
/// folder of instances for everything.
///
/// @param wanted what is to keep the agent running
/// @param indexFolder where instances are listed; need not exist
/// @param administrator whether this process may change the host itself
public record RightsCheck(Answers.Run wanted, Path indexFolder, boolean administrator)
        implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return indexFolder.toString();
    }

    @Override
    public Observation<Void> observe() {
        if (wanted == Answers.Run.SERVICE && !administrator) {
            return refused("rights.service");
        }
        if (writable(indexFolder)) {
            return Observation.fine("");
        }
        return administrator ? readOnly() : refused("rights.index");
    }

    /// An administrator lacks no rights.
    private Observation<Void> readOnly() {
        String folder = indexFolder.toString();
        return Observation.problem(
                Problem.blocker(ProblemId.DISK_RO, "", folder)
                        .at(AnswerKey.SETUP_INSTANCE.text(), 0));
    }

    private Observation<Void> refused(String reason) {
        return Observation.problem(
                Problem.of(
                                ProblemId.PRIV_NONE,
                                indexFolder.toString(),
                                Argument.phrase(reason),
                                Argument.text(indexFolder.toString()))
                        .at(AnswerKey.SERVICE_INSTALL.text(), 0));
    }

    private static boolean writable(Path folder) {
        Path path = folder.toAbsolutePath();
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        return Files.isWritable(path);
    }
}
