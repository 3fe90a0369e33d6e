package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.util.List;
import java.util.Optional;

/// Writes the settings: folders, who dials whom, whom to trust, the proxy. Undoing puts the file
/// back byte for byte.
public final class ConfigurationStep implements Step {

    private final InstanceFiles files;
    private final KeptConfiguration kept;
    private final WantedConfiguration wanted;
    private final StepDescription description;
    private final Owner owner;
    private final Snapshots before = new Snapshots();

    /// @param now what the file said when the plan was made; empty without a file
    public ConfigurationStep(
            KeptConfiguration kept,
            WantedConfiguration wanted,
            Optional<TentacleConfiguration> now,
            Owner owner) {
        this.kept = kept;
        this.files = kept.files();
        this.wanted = wanted;
        this.owner = owner;
        this.description =
                StepDescription.of(
                        StepKind.CONFIGURATION,
                        List.of(files.file().path().toString()),
                        wanted.values(now),
                        false);
    }

    @Override
    public StepDescription description() {
        return description;
    }

    @Override
    public boolean holds() throws ProblemException {
        Optional<TentacleConfiguration> there = files.readIfThere();
        return there.isPresent() && wanted.heldBy(there.get()) && owner.has(files.file().path());
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        kept.note(before);
        files.update(wanted::applyTo);
        owner.applyTo(files.file().path());
        kept.keep();
    }

    @Override
    public void verify() throws ProblemException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", files.file().path().toString())
                            .because(Reason.of("not-stored")));
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
