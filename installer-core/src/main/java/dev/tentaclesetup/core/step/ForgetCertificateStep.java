package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.Settings;
import java.util.List;
import java.util.Optional;

/// Takes the certificate and its key out of a configuration that stays.
public final class ForgetCertificateStep implements Step {

    private static final List<String> KEYS =
            List.of("Tentacle.Certificate", "Tentacle.CertificateThumbprint");

    private final InstanceFiles files;
    private Optional<FileSnapshot> before = Optional.empty();

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
        try {
            Settings now = files.file().read();
            return KEYS.stream().allMatch(key -> now.value(key).isEmpty());
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        before = Optional.of(files.snapshot());
        try {
            var _ = files.file().update(ForgetCertificateStep::without);
        } catch (InstanceException e) {
            throw InstanceProblems.of(e);
        }
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
}
