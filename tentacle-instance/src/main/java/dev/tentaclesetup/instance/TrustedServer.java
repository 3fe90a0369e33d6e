package dev.tentaclesetup.instance;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/// One element of the trust list [tentacle-configuration 3.5]: a server's certificate, and the
/// address to poll when this host dials.
///
/// @param thumbprint the server's certificate
/// @param style who dials whom
/// @param address `https://host:port` or `wss://host:port/path`, text as stored; empty when the
///   server dials this host
/// @param squid a leftover of version 2, normally empty
/// @param subscription where the server queues calls for this host; polling only
public record TrustedServer(
        Thumbprint thumbprint,
        CommunicationStyle style,
        Optional<String> address,
        Optional<String> squid,
        Optional<SubscriptionId> subscription) {

    /// A server that dials this host.
    public static TrustedServer listening(Thumbprint thumbprint) {
        return new TrustedServer(
                thumbprint,
                CommunicationStyle.TENTACLE_PASSIVE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A server that this host dials.
    ///
    /// @param address `https://host:port` or `wss://host:port/path`; a closing slash of a bare host
    ///   is dropped, as the official program stores it
    public static TrustedServer polling(
            Thumbprint thumbprint, URI address, SubscriptionId subscription) {
        String text = address.toString();
        boolean bareHost = "/".equals(address.getPath());
        return new TrustedServer(
                thumbprint,
                CommunicationStyle.TENTACLE_ACTIVE,
                Optional.of(bareHost ? text.substring(0, text.length() - 1) : text),
                Optional.empty(),
                Optional.of(subscription));
    }

    /// The same server with another certificate; address and subscription stay.
    public TrustedServer withThumbprint(Thumbprint other) {
        return new TrustedServer(other, style, address, squid, subscription);
    }

    /// With this subscription if it polls and has none.
    TrustedServer withDefault(Optional<SubscriptionId> other) {
        return style.polling() && subscription.isEmpty()
                ? new TrustedServer(thumbprint, style, address, squid, other)
                : this;
    }

    /// Whether the official program takes both for the same entry: equal thumbprint and equal
    /// address.
    public boolean sameEntry(TrustedServer other) {
        return thumbprint.equals(other.thumbprint)
                && comparableAddress().equals(other.comparableAddress());
    }

    /// Whether both are polled at the same address.
    public boolean sameAddress(TrustedServer other) {
        return address.isPresent() && comparableAddress().equals(other.comparableAddress());
    }

    /// The address in the form in which addresses compare: case of scheme and host, default port
    /// and closing slash make no difference.
    public Optional<String> comparableAddress() {
        return address.map(TrustedServer::comparable);
    }

    private static String comparable(String address) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException _) {
            return address;
        }
        Optional<HostPort> hostPort =
                uri.getScheme() == null
                        ? Optional.empty()
                        : HostPort.parse(String.valueOf(uri.getRawAuthority())).accepted();
        if (hostPort.isEmpty()) {
            return address;
        }
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String host =
                uri.getScheme().toLowerCase(Locale.ROOT) + "://" + hostPort.get().host().inUrl();
        return host + ":" + hostPort.get().portOr(443) + path;
    }
}
