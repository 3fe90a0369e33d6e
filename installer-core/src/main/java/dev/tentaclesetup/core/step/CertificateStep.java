package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.CertificateSource;
import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Makes the agent's certificate and stores it, encrypted, in the configuration, which begins to
/// exist here, or in place of the one that is there. Undoing puts the file back as it was and
/// destroys the new key with it.
public final class CertificateStep implements Step {

    private final InstanceFiles files;
    private final KeptConfiguration kept;
    private final Owner owner;
    private final RunFacts board;
    private final CertificateSource source;
    private final Optional<Thumbprint> replaced;
    private final Snapshots before = new Snapshots();
    private Optional<Thumbprint> made = Optional.empty();

    /// @param replaced the thumbprint of the certificate that is given up; empty where there is
    ///   none
    public CertificateStep(
            KeptConfiguration kept,
            Owner owner,
            RunFacts board,
            CertificateSource source,
            Optional<Thumbprint> replaced) {
        this.kept = kept;
        this.files = kept.files();
        this.owner = owner;
        this.board = board;
        this.source = source;
        this.replaced = replaced;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.CERTIFICATE,
                List.of(),
                replaced.map(Thumbprint::hex).orElse(""),
                source.words(),
                false);
    }

    @Override
    public boolean holds() throws ProblemException {
        if (replaced.isPresent()) {
            return false;
        }
        Optional<TentacleConfiguration> configuration = files.readIfThere();
        return configuration.isPresent()
                && InstanceFiles.thumbprint(configuration.get()).isPresent();
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        kept.note(before);
        for (Path machineKey : files.folders().machineKeys()) {
            before.note(FileSnapshot.of(machineKey));
        }
        TentacleCertificate certificate = source.take();
        files.update(now -> now.withCertificate(certificate));
        owner.applyTo(files.file().path());
        kept.keep();
        made = Optional.of(certificate.thumbprint());
        board.change(facts -> facts.withThumbprint(certificate.thumbprint()));
    }

    @Override
    public void verify() throws ProblemException {
        Optional<Thumbprint> stored = InstanceFiles.thumbprint(files.read());
        if (stored.isEmpty() || !stored.equals(made)) {
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
