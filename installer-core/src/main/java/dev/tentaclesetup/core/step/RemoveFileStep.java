package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.List;

/// Deletes one file of the instance: its index entry, or its configuration with the certificate in
/// it.
public final class RemoveFileStep implements Step {

    private final StepKind kind;
    private final DeletedFiles files;

    /// @param kind `remove-index` or `remove-configuration`
    public RemoveFileStep(StepKind kind, DeletedFiles files) {
        this.kind = kind;
        this.files = files;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(kind, List.of(), files.file().toString(), "", true);
    }

    @Override
    public boolean holds() throws ProblemException {
        return files.gone();
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        files.delete();
    }

    @Override
    public void verify() throws ProblemException {
        files.requireDeleted();
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        files.restore();
    }

    @Override
    public void undone() throws ProblemException, InterruptedException {
        files.requireRestored();
    }
}
