package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.TentacleCertificate;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A new certificate that is being made while the server is asked: finding two primes takes as long
/// as all those questions together. It leaves this object only when it is taken, and one that is
/// not taken is forgotten.
public final class CertificateSource {

    private final FutureTask<TentacleCertificate> task;

    private final String words;

    private CertificateSource(FutureTask<TentacleCertificate> task, String words) {
        this.task = task;
        this.words = words;
    }

    /// One that was made elsewhere.
    public static CertificateSource given(TentacleCertificate certificate) {
        return new CertificateSource(
                new FutureTask<>(() -> certificate), certificate.thumbprint().hex());
    }

    /// Begins to make one.
    ///
    /// @param bits of its key
    public static CertificateSource begin(InstantSource clock, int bits) {
        CertificateSource source = later(clock, bits);
        Thread.ofVirtual().name("certificate").start(source.task);
        return source;
    }

    /// Makes one only when it is taken.
    ///
    /// @param bits of its key
    public static CertificateSource later(InstantSource clock, int bits) {
        return new CertificateSource(
                new FutureTask<>(
                        () -> TentacleCertificate.generate(clock, new SecureRandom(), bits)),
                "new, RSA " + bits + ", SHA-256");
    }

    /// What is known of it before it is taken, as a plan says it.
    public String words() {
        return words;
    }

    /// Waits until it is made.
    public TentacleCertificate take() throws InterruptedException {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a certificate cannot be made", e.getCause());
        }
    }
}
