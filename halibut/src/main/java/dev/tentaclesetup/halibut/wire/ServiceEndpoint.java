package dev.tentaclesetup.halibut.wire;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a service is called: one that we dial, or one that dials us and asks for work. Equal
/// endpoints share idle connections or a queue.
public sealed interface ServiceEndpoint {

    /// Where `https` listens if nothing else is said.
    int HTTPS_PORT = 443;

    /// A service, or a server for pollers, that listens.
    ///
    /// @param host name, of any alphabet, or address; an IPv6 address without brackets. Turned into
    ///   lower case and ASCII
    /// @param port 1 to 65535
    /// @param thumbprint the certificate that it must present
    /// @param proxy the HTTP proxy on the way, or null
    record Listening(String host, int port, Thumbprint thumbprint, @Nullable HttpProxy proxy)
            implements ServiceEndpoint {

        public Listening {
            host = HostName.normalise(host);
            Ports.check(port);
        }

        /// The same, through a proxy, in place of one given before.
        public Listening through(HttpProxy proxy) {
            return new Listening(host, port, thumbprint, proxy);
        }

        @Override
        public URI uri() {
            String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return URI.create("https://" + shown + (port == HTTPS_PORT ? "" : ":" + port) + "/");
        }
    }

    /// A service that polls us. Any peer whose certificate we trust may serve it: the protocol does
    /// not bind a subscription to a thumbprint [halibut 1.4].
    ///
    /// @param subscription `poll://…/`, see [Subscriptions#normalise]
    record Polling(URI subscription) implements ServiceEndpoint {

        public Polling {
            subscription = Subscriptions.normalise(subscription);
        }

        @Override
        public URI uri() {
            return subscription;
        }
    }

    /// The endpoint in the form in which the protocol and its error texts write it:
    /// `https://host:port/` or the subscription.
    URI uri();

    /// A listening service, without a proxy.
    ///
    /// @param host name or address; an IPv6 address without brackets
    /// @param port 1 to 65535
    /// @param thumbprint the certificate that it must present
    /// @throws IllegalArgumentException if host or port cannot be
    static Listening listening(String host, int port, Thumbprint thumbprint) {
        return new Listening(host, port, thumbprint, null);
    }

    /// A listening service by its `https://host:port/`; path, query and fragment do not count.
    ///
    /// Without a port it is [#HTTPS_PORT].
    ///
    /// @throws IllegalArgumentException if the scheme is not https or there is no host
    static Listening listening(URI uri, Thumbprint thumbprint) {
        String authority = uri.getAuthority();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || authority == null) {
            throw new IllegalArgumentException("not https://host:port/: " + uri);
        }
        // Not URI's own host: it has none where a name has an underscore or another alphabet.
        int colon = authority.lastIndexOf(':');
        boolean withPort = colon > authority.lastIndexOf(']');
        String host = withPort ? authority.substring(0, colon) : authority;
        String bare =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        String port = withPort ? authority.substring(colon + 1) : "";
        return listening(bare, port.isEmpty() ? HTTPS_PORT : Ports.parse(port), thumbprint);
    }

    /// A polling service by its subscription, for instance `poll://abc/`.
    ///
    /// @throws IllegalArgumentException if the URI has no scheme or no host
    static Polling polling(URI subscription) {
        return new Polling(subscription);
    }
}
