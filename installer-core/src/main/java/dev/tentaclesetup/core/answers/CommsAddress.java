package dev.tentaclesetup.core.answers;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// The rules for the addresses that a polling agent dials.
public final class CommsAddress {

    private CommsAddress() {}

    /// `https://host:port/` for `host:port`, `host` or such an address; empty for anything else.
    public static Optional<URI> parse(String typed) {
        String bare = typed.strip();
        String absolute = bare.contains("://") ? bare : "https://" + bare;
        try {
            URI uri = new URI(absolute);
            boolean plain =
                    uri.getHost() != null
                            && "https".equalsIgnoreCase(uri.getScheme())
                            && uri.getRawUserInfo() == null
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                            && uri.getPort() != 0
                            && uri.getPort() <= 65_535;
            return plain ? Optional.of(of(uri.getHost(), uri.getPort())) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// What probably fits a server: `host:10943`, or for a cloud server its polling host on 443
    /// [octopus-api 10].
    ///
    /// @param server the web address
    public static URI derivedFrom(URI server) {
        String host = server.getHost();
        return host.endsWith(".octopus.app")
                ? of("polling." + host, 443)
                : of(host, AnswerKey.COMMS_PORT);
    }

    private static URI of(String host, int port) {
        int effective = port == -1 ? AnswerKey.COMMS_PORT : port;
        return URI.create("https://" + host.toLowerCase(Locale.ROOT) + ":" + effective + "/");
    }
}
