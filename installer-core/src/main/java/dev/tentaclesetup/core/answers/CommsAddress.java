package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules for the addresses that a polling agent dials.
public final class CommsAddress {

    private static final Pattern ADDRESS =
            Pattern.compile("(?:https://)?([^/?#@]+)/?", Pattern.CASE_INSENSITIVE);

    private static final Pattern WEB_SOCKET =
            Pattern.compile("wss://([^/?#@]+)(/[!-~&&[^?#]]*)?", Pattern.CASE_INSENSITIVE);
    private static final String WSS = "wss";
    private static final int WSS_PORT = 443;

    private CommsAddress() {}

    /// `https://host:port/` for `host:port`, `host` or such an address, `wss://host:port/path` for
    /// one of a WebSocket; empty for anything else.
    public static Optional<URI> parse(String typed) {
        Matcher webSocket = WEB_SOCKET.matcher(InvisibleText.strip(typed));
        if (webSocket.matches()) {
            String path = Optional.ofNullable(webSocket.group(2)).orElse("/");
            return HostPort.parse(webSocket.group(1))
                    .accepted()
                    .flatMap(hostPort -> webSocket(hostPort, path));
        }
        return hostPort(typed).flatMap(hostPort -> hostPort.accepted()).map(CommsAddress::of);
    }

    private static Optional<URI> webSocket(HostPort hostPort, String path) {
        try {
            String host = hostPort.host().inUrl() + ":" + hostPort.portOr(WSS_PORT);
            return Optional.of(new URI(WSS + "://" + host + path));
        } catch (URISyntaxException notAPath) {
            return Optional.empty();
        }
    }

    /// Whether a WebSocket leads to the server there. Then the certificate is that of the address,
    /// and need not be the server's own [octopus-api 4].
    public static boolean isWebSocket(URI address) {
        return WSS.equalsIgnoreCase(address.getScheme());
    }

    /// The web address that is dialled for it.
    public static URI dialled(URI address) {
        return isWebSocket(address)
                ? URI.create("https" + address.toString().substring(WSS.length()))
                : address;
    }

    /// What is wrong with the host in what was typed; empty when it is fine, or nothing is to be
    /// seen of a host.
    static Optional<Host.Reason> flaw(String typed) {
        return hostPort(typed)
                .flatMap(hostPort ->
                        hostPort instanceof HostPort.Parsed.Rejected rejected
                                ? rejected.reason()
                                : Optional.empty());
    }

    /// What probably fits a server: `host:10943`, or for a cloud server its polling host on 443
    /// [octopus-api 10].
    ///
    /// @param server the web address
    public static URI derivedFrom(URI server) {
        Host host = HostPort.of(server).host();
        return host.text().endsWith(".octopus.app")
                ? URI.create("https://polling." + host.text() + ":443/")
                : of(new HostPort(host, OptionalInt.empty()));
    }

    private static Optional<HostPort.Parsed> hostPort(String typed) {
        Matcher webSocket = WEB_SOCKET.matcher(InvisibleText.strip(typed));
        if (webSocket.matches()) {
            return Optional.of(HostPort.parse(webSocket.group(1)));
        }
        Matcher parts = ADDRESS.matcher(InvisibleText.strip(typed));
        return parts.matches() ? Optional.of(HostPort.parse(parts.group(1))) : Optional.empty();
    }

    private static URI of(HostPort hostPort) {
        return URI.create(
                "https://"
                        + hostPort.host().inUrl()
                        + ":"
                        + hostPort.portOr(AnswerKey.COMMS_PORT)
                        + "/");
    }
}
