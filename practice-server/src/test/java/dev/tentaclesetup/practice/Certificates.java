package dev.tentaclesetup.practice;

import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// Certificates that tests share, because making one takes long.
final class Certificates {

    static final ServerCertificate SERVER =
            ServerCertificate.generate("Octopus Server", Instant.now());
    static final ServerCertificate TENTACLE =
            ServerCertificate.generate("Octopus Tentacle", Instant.now());
    static final ServerCertificate OTHER =
            ServerCertificate.generate("Octopus Tentacle", Instant.now());

    private Certificates() {}

    static Identity identity(ServerCertificate certificate) {
        return new Identity(certificate.certificate(), certificate.key());
    }

    /// A server that starts quickly.
    static PracticeServerBuilder server() {
        return PracticeServer.builder().certificate(SERVER);
    }

    /// The same, started.
    static PracticeServer started() {
        try {
            return server().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
