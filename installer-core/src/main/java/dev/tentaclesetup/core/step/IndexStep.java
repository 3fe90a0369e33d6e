package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.IndexPort;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Lists the instance in the index of this host, where the agent and the vendor's tools find it.
public final class IndexStep implements Step {

    private final IndexPort index;
    private final InstanceName name;
    private final Path configurationFile;
    private final Snapshots before = new Snapshots();

    public IndexStep(IndexPort index, InstanceName name, Path configurationFile) {
        this.index = index;
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
        return index.find(name.text())
                .map(InstanceRecord::configurationFile)
                .equals(Optional.of(configurationFile));
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        before.note(index.snapshot(name));
        index.add(name, configurationFile);
    }

    @Override
    public void verify() throws ProblemException {
        if (!holds()) {
            String folder = index.folders().indexFolder().toString();
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", folder)
                            .because(Reason.of("not-listed")));
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        before.restore();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        before.requireRestored();
    }
}
