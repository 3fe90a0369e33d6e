package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.security.cert.X509Certificate;

/// A problem with a certificate, with what is needed to compare it and to accept it.
final class CertificateProblem {

    private CertificateProblem() {}

    /// Arguments: where, subject or the names that it is for, issuer, SHA-256 fingerprint.
    static Problem of(ProblemId id, X509Certificate certificate, String where) {
        String holder =
                id == ProblemId.TLS_NAME
                        ? String.join(", ", CertificateNames.of(certificate))
                        : certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        String print = Answers.WebTrust.print(certificate).hex().replaceAll("..(?!$)", "$0:");
        return Problem.of(id, "", where, holder, issuer, print)
                .because(Reason.of("fingerprint", print));
    }
}
