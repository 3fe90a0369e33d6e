package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the folders that a removal is to delete hold nothing of others.
///
/// @param host that the instance is removed from
/// @param removal what is asked
/// @param instance as found
public record RemovedFoldersCheck(HostPorts host, Removal removal, FoundInstance instance)
        implements HostCheck<Void> {

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
                deleted().stream()
                        .flatMap(folder -> guard.keeps(folder).stream())
                        .map(problem -> problem.at(AnswerKey.REMOVE_DELETE.text(), 0))
                        .toList();
        return new Observation<>(Optional.empty(), "", problems);
    }

    private List<Path> deleted() {
        var folders = new ArrayList<Path>();
        if (instance.configuration().isPresent()) {
            TentacleConfiguration stored = instance.configuration().get();
            try {
                if (removal.delete().contains(Removal.Part.DATA)) {
                    folders.add(stored.home());
                }
                if (removal.delete().contains(Removal.Part.APPLICATIONS)) {
                    folders.add(stored.applicationsDirectory());
                }
            } catch (InstanceException unreadable) {
                // The plan, which needs them too, tells of that.
                return List.of();
            }
        }
        return folders;
    }
}
