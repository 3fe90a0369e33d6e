package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.Settings;
import java.util.List;

/// Takes the certificate and its key out of a configuration that stays.
public final class ForgetCertificateStep implements Step {

    private static final List<String> KEYS =
            List.of("Tentacle.Certificate", "Tentacle.CertificateThumbprint");

    private final InstanceFiles files;
    private final Snapshots before = new Snapshots();

    public ForgetCertificateStep(InstanceFiles files) {
        this.files = files;
    }

    @Override
    public StepDescription description() {
        String file = files.file().path().toString();
        return new StepDescription(StepKind.REMOVE_CERTIFICATE, List.of(), file, "", true);
    }

    @Override
    public boolean holds() throws ProblemException {
        Settings now = InstanceProblems.call(files.file()::read);
        return KEYS.stream().allMatch(key -> now.value(key).isEmpty());
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        before.note(files.snapshot());
        Settings _ =
                InstanceProblems.call(() -> files.file().update(ForgetCertificateStep::without));
    }

    private static Settings without(Settings settings) {
        Settings changed = settings;
        for (String key : KEYS) {
            changed = changed.with(key, "");
        }
        return changed;
    }

    @Override
    public void verify() throws ProblemException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", files.file().path().toString())
                            .because(Reason.of("still-there")));
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
