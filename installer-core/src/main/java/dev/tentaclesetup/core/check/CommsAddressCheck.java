package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Whether a polling agent would reach the server here: TLS, and the certificate that the server
/// says is its own.
///
/// @param address `https://host:port/` or `wss://host:port/path`
/// @param proxy the way there
/// @param expected of the server; with none of them any certificate will do
public record CommsAddressCheck(URI address, Answers.Proxy proxy, List<Thumbprint> expected)
        implements NetworkCheck<Thumbprint> {

    private static final int HTTPS = 443;

    public CommsAddressCheck {
        expected = List.copyOf(expected);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.COMMS_ADDRESS;
    }

    @Override
    public String about() {
        return address.getAuthority();
    }

    @Override
    public Duration limit() {
        return ONE_CONNECTION;
    }

    @Override
    public Problem late() {
        return here(NetworkCheck.super.late());
    }

    @Override
    public Observation<Thumbprint> observe() throws InterruptedException {
        try {
            X509Certificate certificate = CertificateDial.of(CommsAddress.dialled(address), proxy);
            Thumbprint seen = Thumbprint.of(certificate);
            return expected.isEmpty() || expected.contains(seen)
                    ? Observation.of(seen, about())
                    : Observation.problem(here(foreign(certificate, seen.hex())));
        } catch (ProblemException failed) {
            return Observation.problem(here(failed.problem()));
        }
    }

    private static Problem here(Problem problem) {
        return problem.at(AnswerKey.CONNECTION_COMMS_ADDRESS.text(), 0);
    }

    private Problem mismatch(String seen, String phrase) {
        return Problem.of(
                ProblemId.THUMB_MISMATCH,
                seen,
                Argument.text(
                        expected.stream().map(Thumbprint::hex).collect(Collectors.joining(", "))),
                Argument.text(seen),
                Argument.phrase(phrase));
    }

    private Problem foreign(X509Certificate certificate, String seen) {
        if (CommsAddress.isWebSocket(address)) {
            return mismatch(seen, "thumbprint.at-web-socket");
        }
        String issuer = certificate.getIssuerX500Principal().getName();
        boolean selfSigned =
                certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
        if (selfSigned) {
            return mismatch(seen, "thumbprint.at-address");
        }
        return HostPort.of(address).portOr(HTTPS) == HTTPS
                ? Problem.of(ProblemId.URL_PORTAL, issuer, about())
                : Problem.of(ProblemId.TLS_INTERCEPT, issuer, about(), issuer);
    }
}
