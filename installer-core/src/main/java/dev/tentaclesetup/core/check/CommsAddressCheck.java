package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/// Whether a polling agent would reach the server here: TLS, and the certificate that the server
/// says is its own.
///
/// @param address `https://host:port/`
/// @param proxy the way there
/// @param expected thumbprints, upper-case hexadecimal; with none of them any certificate will do
public record CommsAddressCheck(URI address, Answers.Proxy proxy, List<String> expected)
        implements Check {

    public CommsAddressCheck {
        expected = List.copyOf(expected);
    }

    @Override
    public String id() {
        return "comms-address";
    }

    @Override
    public String subject() {
        return address.getHost() + ":" + address.getPort();
    }

    @Override
    public Duration limit() {
        return CheckLimits.ONE_DIAL;
    }

    @Override
    public Finding run() throws InterruptedException {
        try {
            X509Certificate certificate = CertificateDial.of(address, proxy);
            String seen = Thumbprint.of(certificate).toString();
            return expected.isEmpty() || expected.contains(seen)
                    ? Finding.ok(this, seen)
                    : Finding.of(this, foreign(certificate, seen));
        } catch (ProblemException failed) {
            return Finding.of(this, failed.problem());
        }
    }

    private Problem foreign(X509Certificate certificate, String seen) {
        String issuer = certificate.getIssuerX500Principal().getName();
        boolean selfSigned =
                certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
        if (selfSigned) {
            return Problem.of(ProblemId.THUMB_MISMATCH, seen, expected.getFirst(), seen);
        }
        return address.getPort() == 443
                ? Problem.of(ProblemId.URL_PORTAL, issuer, subject())
                : Problem.of(ProblemId.TLS_INTERCEPT, issuer, subject(), issuer);
    }
}
