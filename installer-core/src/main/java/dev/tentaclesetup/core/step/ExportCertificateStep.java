package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.ImportedCertificateCheck;
import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.FileSnapshot;
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
import dev.tentaclesetup.instance.AtomicFile;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Writes the agent's certificate with its private key to a file, encrypted, for its owner only.
public final class ExportCertificateStep implements Step {

    private static final String OWNER_ONLY = "rw-------";

    private final InstanceFiles files;
    private final Answers.KeyFile file;
    private final Snapshots before = new Snapshots();

    public ExportCertificateStep(InstanceFiles files, Answers.KeyFile file) {
        this.files = files;
        this.file = file;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(
                StepKind.EXPORT_CERTIFICATE, List.of(), "", file.path().toString(), false);
    }

    /// Whether the file opens with the password, and has the certificate that the agent has.
    ///
    /// @throws ProblemException when there is something else in its place, or no folder for it
    @Override
    public boolean holds() throws ProblemException {
        Path folder = file.path().toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ProblemException(
                    Problem.of(ProblemId.DISK_IO, "", String.valueOf(folder))
                            .because(Reason.of("missing"))
                            .at(AnswerKey.CERTIFICATE_EXPORT_FILE.text(), 0));
        }
        if (!Files.exists(file.path())) {
            return false;
        }
        try {
            return ImportedCertificateCheck.open(file).thumbprint().equals(own().thumbprint());
        } catch (ProblemException e) {
            throw new ProblemException(
                    Problem.of(ProblemId.DISK_FOREIGN, e.problem().seen(), file.path().toString())
                            .because(Reason.of("not-an-export"))
                            .at(AnswerKey.CERTIFICATE_EXPORT_FILE.text(), 0),
                    e);
        }
    }

    private TentacleCertificate own() throws ProblemException {
        return InstanceProblems.call(files.read()::certificate).orElseThrow();
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        before.note(FileSnapshot.of(file.path()));
        TentacleCertificate certificate = own();
        byte[] pkcs12 = file.password().use(certificate::toPkcs12);
        try {
            AtomicFile.write(file.path(), pkcs12, OWNER_ONLY);
        } catch (IOException e) {
            throw FileProblems.of(file.path(), e);
        }
    }

    @Override
    public void verify() throws ProblemException {
        if (!holds()) {
            throw new ProblemException(
                    Problem.blocker(ProblemId.DISK_IO, "", file.path().toString())
                            .because(Reason.of("not-as-wanted")));
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
