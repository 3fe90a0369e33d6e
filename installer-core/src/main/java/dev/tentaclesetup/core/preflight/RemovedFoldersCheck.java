package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.InstanceName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Whether the folders that a removal is to delete hold nothing of others.
///
/// @param host that the instance is removed from
/// @param instance as found
/// @param folders that are to be deleted with it
public record RemovedFoldersCheck(HostPorts host, Remnants instance, List<Path> folders)
        implements HostCheck<Void> {

    public RemovedFoldersCheck {
        folders = List.copyOf(folders);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.INSTANCE;
    }

    @Override
    public String about() {
        return instance.name();
    }

    @Override
    public Observation<Void> observe() {
        var own =
                new OwnFolders(
                        host.folders(),
                        new InstanceName(instance.name()),
                        instance.configuration());
        var guard = new FolderGuard(host, own);
        List<Problem> problems =
                folders.stream()
                        .flatMap(folder -> guard.keeps(folder).stream())
                        .map(problem -> problem.at(AnswerKey.REMOVE_DELETE.text(), 0))
                        .toList();
        return new Observation<>(Optional.empty(), "", problems);
    }
}
