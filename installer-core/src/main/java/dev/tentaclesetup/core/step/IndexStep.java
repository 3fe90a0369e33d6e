package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lists the instance in this machine's index, where the agent and the vendor's tools find it.
public final class IndexStep implements Step {

    private final HostFolders folders;
    private final InstanceName name;
    private final Path configurationFile;
    private Optional<FileSnapshot> before = Optional.empty();

    public IndexStep(HostFolders folders, InstanceName name, Path configurationFile) {
        this.folders = folders;
        this.name = name;
        this.configurationFile = configurationFile;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.INDEX, List.of(name.text()), "", configurationFile.toString(), false);
    }

    @Override
    public boolean holds() throws ProblemException {
        try {
            return index().find(name.text())
                    .map(InstanceRecord::configurationFile)
                    .equals(Optional.of(configurationFile));
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        try {
            Path file =
                    index().find(name.text())
                            .map(InstanceRecord::indexFile)
                            .orElse(folders.indexFolder().resolve(name.indexFileName()));
            before = Optional.of(FileSnapshot.of(file));
            var _ = index().add(name, configurationFile);
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    @Override
    public void verify() throws ProblemException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", folders.indexFolder().toString())
                            .because(Reason.of("not-listed")));
        }
    }

    @Override
    public void undo() throws ProblemException {
        if (before.isPresent()) {
            before.get().restore();
        }
    }

    @Override
    public void undone() throws ProblemException {
        if (before.isPresent()) {
            before.get().requireRestored();
        }
    }

    private InstanceIndex index() {
        return InstanceIndex.of(folders);
    }
}
