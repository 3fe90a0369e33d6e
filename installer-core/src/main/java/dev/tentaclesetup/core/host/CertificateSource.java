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

    private CertificateSource(FutureTask<TentacleCertificate> task) {
        this.task = task;
    }

    /// Begins to make one.
    public static CertificateSource begin(InstantSource clock) {
        CertificateSource source = later(clock);
        Thread.ofVirtual().name("certificate").start(source.task);
        return source;
    }

    /// Makes one only when it is taken.
    public static CertificateSource later(InstantSource clock) {
        return new CertificateSource(
                new FutureTask<>(() -> TentacleCertificate.generate(clock, new SecureRandom())));
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
