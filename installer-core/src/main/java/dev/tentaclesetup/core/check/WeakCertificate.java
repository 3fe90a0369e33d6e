package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;

/// What is weak about an agent's certificate. None of it keeps an agent from working today: what is
/// pinned is the thumbprint.
public final class WeakCertificate {

    private static final int USUAL_BITS = 2048;

    private WeakCertificate() {}

    /// The first weakness; empty when there is none.
    public static Optional<Problem> problem(X509Certificate certificate, Instant now) {
        if (certificate.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < USUAL_BITS) {
            return Optional.of(weak("weak.key", Integer.toString(key.getModulus().bitLength())));
        }
        String signature = certificate.getSigAlgName();
        if (signature.startsWith("SHA1") || signature.startsWith("MD")) {
            return Optional.of(weak("weak.signature", signature));
        }
        Instant from = certificate.getNotBefore().toInstant();
        Instant until = certificate.getNotAfter().toInstant();
        return now.isBefore(from) || now.isAfter(until)
                ? Optional.of(weak("weak.validity", from + " – " + until))
                : Optional.empty();
    }

    private static Problem weak(String phrase, String what) {
        return Problem.of(ProblemId.CERT_WEAK, what, Argument.phrase(phrase), Argument.text(what));
    }
}
