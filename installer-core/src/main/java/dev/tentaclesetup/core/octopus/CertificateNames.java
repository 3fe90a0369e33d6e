package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.instance.Host;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The names that a certificate is for.
final class CertificateNames {

    private static final int DNS = 2;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    /// Names and addresses, as the certificate writes them.
    static List<String> of(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return all == null
                    ? List.of()
                    : all.stream()
                            .filter(name ->
                                    Integer.valueOf(DNS).equals(name.getFirst())
                                            || Integer.valueOf(ADDRESS).equals(name.getFirst()))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateException unreadable) {
            return List.of();
        }
    }

    /// Compares for a host that the JDK takes for no name, because of an underscore for example.
    static void demand(X509Certificate certificate, Host host) throws CertificateException {
        boolean named =
                of(certificate).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> name.equals(host.text()) || covers(name, host.text()));
        if (!named) {
            // In the words of the JDK, which ConnectionFailure knows.
            throw new CertificateException("No name matching " + host + " found");
        }
    }

    /// `*.example.com` covers exactly one label.
    private static boolean covers(String pattern, String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && pattern.startsWith("*.")
                && pattern.indexOf('.', 2) > 0
                && pattern.substring(1).equals(name.substring(dot));
    }
}
