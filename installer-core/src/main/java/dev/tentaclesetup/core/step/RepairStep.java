package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.AtomicFile;
import dev.tentaclesetup.instance.ConfigurationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Replaces a configuration file that is damaged or lost by the copy that was kept of it, or by an
/// empty one for the steps that follow. What was damaged is kept as well.
public final class RepairStep implements Step {

    private static final String MODE = "rw-------";

    private final InstanceFiles files;
    private final InstanceArchive archive;
    private final Optional<Path> copy;
    private final Owner owner;
    private final Snapshots before = new Snapshots();

    /// @param copy what the file becomes; empty for a new one
    public RepairStep(KeptConfiguration kept, Optional<Path> copy, Owner owner) {
        this.files = kept.files();
        this.archive = kept.archive();
        this.copy = copy;
        this.owner = owner;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.REPAIR,
                List.of(),
                files.file().path().toString(),
                copy.map(Path::toString).orElse("new"),
                false);
    }

    /// A plan has it only for a file that is not in order.
    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        Path file = files.file().path();
        before.note(files.snapshot());
        before.note(FileSnapshot.of(archive.damagedFile()));
        if (Files.exists(file)) {
            archive.keepDamaged(file);
        }
        try {
            if (copy.isPresent()) {
                byte[] content = AtomicFile.read(copy.get(), ConfigurationFile.MAX_BYTES);
                AtomicFile.write(file, content, MODE);
            } else {
                Files.deleteIfExists(file);
                var _ = InstanceProblems.call(files.file()::create);
            }
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
        owner.applyTo(file);
    }

    @Override
    public void verify() throws ProblemException {
        var _ = files.read();
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
