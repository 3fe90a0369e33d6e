package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether programs can be started from a folder: what the server brings along, it runs from there.
///
/// @param answer the answer that names the folder
/// @param folder absolute; need not exist
/// @param table the mounts of this host
public record ExecutionCheck(AnswerKey answer, Path folder, Path table) implements HostCheck<Void> {

    /// On this host.
    public ExecutionCheck(AnswerKey answer, Path folder) {
        this(answer, folder, Mount.TABLE);
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
    public Observation<Void> observe() throws InterruptedException {
        return Observation.perhaps(
                real().flatMap(existing -> Mount.of(table, existing))
                        .filter(mount -> !mount.executes())
                        .map(this::problem));
    }

    private Problem problem(Mount mount) {
        return Problem.of(ProblemId.SYS_NOEXEC, mount.toString(), about()).at(answer.text(), 0);
    }

    /// The nearest folder that exists, through links; another check tells of one that cannot be
    /// read.
    private Optional<Path> real() {
        Path path = folder;
        while (!Files.exists(path) && path.getParent() != null) {
            path = path.getParent();
        }
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
