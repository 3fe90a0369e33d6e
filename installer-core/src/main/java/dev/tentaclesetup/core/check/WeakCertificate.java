package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// What is weak about an agent's certificate. None of it keeps an agent from working today: what is
/// pinned is the thumbprint.
public final class WeakCertificate {

    private static final int USUAL_BITS = 2048;

    private WeakCertificate() {}

    /// The first weakness, by the clock of this host; empty when there is none.
    public static Optional<Problem> problem(X509Certificate certificate) {
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < USUAL_BITS) {
            return Optional.of(weak("weak.key", Integer.toString(key.getModulus().bitLength())));
        }
        String signature = certificate.getSigAlgName();
        if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
            return Optional.of(weak("weak.signature", signature));
        }
        try {
            certificate.checkValidity();
            return Optional.empty();
        } catch (CertificateExpiredException expired) {
            return Optional.of(weak("weak.expired", ""));
        } catch (CertificateNotYetValidException early) {
            return Optional.of(weak("weak.early", ""));
        }
    }

    private static Problem weak(String phrase, String what) {
        return Problem.of(ProblemId.CERT_WEAK, what, Argument.phrase(phrase), Argument.text(what));
    }
}
