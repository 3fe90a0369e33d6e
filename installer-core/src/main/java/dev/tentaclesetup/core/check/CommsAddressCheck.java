package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
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

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int WEB_PORT = 443;

    public CommsAddressCheck {
        expected = List.copyOf(expected);
    }

    @Override
    public String subject() {
        return "comms-address";
    }

    @Override
    public String target() {
        return address.getHost() + ":" + address.getPort();
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Finding run() throws InterruptedException {
        try {
            X509Certificate certificate = CertificateDial.of(address, proxy);
            String seen = Thumbprint.of(certificate).hex();
            return expected.isEmpty() || expected.contains(seen)
                    ? fine(target() + "  " + seen)
                    : problem(foreign(certificate, seen));
        } catch (ProblemException failed) {
            return problem(failed.problem());
        }
    }

    private Finding problem(Problem problem) {
        return Finding.of(subject(), problem.at(AnswerKey.CONNECTION_COMMS_ADDRESS.text(), 0));
    }

    private Problem foreign(X509Certificate certificate, String seen) {
        String issuer = certificate.getIssuerX500Principal().getName();
        String subject = certificate.getSubjectX500Principal().getName();
        if (issuer.equals(subject)) {
            return Problem.of(ProblemId.THUMB_MISMATCH, seen, expected.getFirst(), seen);
        }
        return address.getPort() == WEB_PORT
                ? Problem.of(ProblemId.URL_PORTAL, issuer, target())
                : Problem.of(ProblemId.TLS_INTERCEPT, issuer, target(), issuer);
    }
}
