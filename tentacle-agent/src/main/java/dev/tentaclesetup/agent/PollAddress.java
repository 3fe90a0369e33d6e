package dev.tentaclesetup.agent;

import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// An address of the trust list that can be polled: `https://host:port`, or `wss://host:port/path`
/// where a WebSocket leads to the server [tentacle-configuration 3.5].
///
/// @param server host and port; the hosts that the set-up accepts are those that are polled
/// @param webSocket the path of a WebSocket; empty for the protocol's own port
record PollAddress(HostPort server, Optional<String> webSocket) {

    private static final String FORMS = "it is not https://host:port or wss://host:port/path";

    /// @throws IllegalArgumentException with the reason for people, if it is no such address
    static PollAddress of(String address) {
        URI uri = parsed(address);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("wss")) || uri.getRawAuthority() == null) {
            throw new IllegalArgumentException(FORMS);
        }
        return new PollAddress(
                HostPort.of(uri), scheme.equals("wss") ? Optional.of(path(uri)) : Optional.empty());
    }

    private static URI parsed(String address) {
        try {
            return URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORMS, e);
        }
    }

    private static String path(URI uri) {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    Host host() {
        return server.host();
    }

    /// The endpoint there.
    ///
    /// @param proxy on the way; empty to dial directly
    PollingEndpoint endpoint(
            URI subscription, Thumbprint thumbprint, Optional<HttpProxy> proxy, int connections) {
        ServiceEndpoint.Listening direct =
                ServiceEndpoint.listening(URI.create("https://" + server + "/"), thumbprint);
        var endpoint =
                new PollingEndpoint(
                        subscription, proxy.map(direct::through).orElse(direct), connections);
        return webSocket.map(endpoint::overWebSocket).orElse(endpoint);
    }
}
