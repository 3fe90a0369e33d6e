package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.CertificateFile;
import dev.tentaclesetup.service.windows.TrustedRoots;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// The authorities that this host trusts for the web: those of the Java runtime, and those of the
/// system, where an administrator adds the organisation's own.
final class SystemAuthorities {

    private static final System.Logger LOG = System.getLogger(SystemAuthorities.class.getName());

    /// The first one that is there counts, as for other programs.
    private static final List<String> BUNDLES =
            List.of(
                    // Debian, Ubuntu, Alpine, Arch
                    "etc/ssl/certs/ca-certificates.crt",
                    // Fedora, Red Hat
                    "etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
                    "etc/pki/tls/certs/ca-bundle.crt",
                    // SUSE
                    "etc/ssl/ca-bundle.pem",
                    "var/lib/ca-certificates/ca-bundle.pem",
                    // Alpine without its package
                    "etc/ssl/cert.pem");

    private SystemAuthorities() {}

    /// @param environment the variables among which OpenSSL's `SSL_CERT_FILE` and `SSL_CERT_DIR`
    ///   stand for the bundle of the system
    /// @param root the folder that stands for the root of the file system
    static Set<X509Certificate> load(Map<String, String> environment, Path root) {
        var all = new LinkedHashSet<>(javas());
        if (environment.getOrDefault("OS", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            TrustedRoots.read().stream()
                    .flatMap(der -> CertificateFile.Pem.x509(der).stream())
                    .forEach(all::add);
        } else {
            files(environment, root).flatMap(SystemAuthorities::certificates).forEach(all::add);
        }
        return all;
    }

    private static Stream<Path> files(Map<String, String> environment, Path root) {
        Optional<Path> file = path(environment.getOrDefault("SSL_CERT_FILE", ""));
        List<Path> folders =
                Arrays.stream(environment.getOrDefault("SSL_CERT_DIR", "").split(":"))
                        .flatMap(folder -> path(folder).stream())
                        .toList();
        if (file.isPresent() || !folders.isEmpty()) {
            return Stream.concat(
                    file.stream(), folders.stream().flatMap(SystemAuthorities::listed));
        }
        return BUNDLES.stream().map(root::resolve).filter(Files::isRegularFile).limit(1);
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static Stream<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException | UncheckedIOException unreadable) {
            LOG.log(Level.DEBUG, "no certificates from " + folder, unreadable);
            return Stream.empty();
        }
    }

    private static Stream<X509Certificate> certificates(Path file) {
        return switch (CertificateFile.read(file)) {
            case CertificateFile.Certificates(List<X509Certificate> list, _) -> list.stream();
            case CertificateFile.Unusable(CertificateFile.Reason reason) -> {
                LOG.log(Level.DEBUG, "no certificates in {0}: {1}", file, reason);
                yield Stream.empty();
            }
        };
    }

    /// What `cacerts` holds, or what `javax.net.ssl.trustStore` names.
    private static List<X509Certificate> javas() {
        try {
            var factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(X509TrustManager.class::cast)
                    .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                    .toList();
        } catch (GeneralSecurityException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "the authorities of the Java runtime cannot be read",
                    unreadable);
            return List.of();
        }
    }
}
