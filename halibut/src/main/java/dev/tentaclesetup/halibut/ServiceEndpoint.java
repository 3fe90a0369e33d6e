package dev.tentaclesetup.halibut;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a service is called: one that we dial, or one that dials us and asks for work.
public sealed interface ServiceEndpoint {

    /// A service, or a server for pollers, that listens.
    ///
    /// @param host name or address; an IPv6 address without brackets
    /// @param port 1 to 65535
    /// @param thumbprint the certificate that it must present
    /// @param proxy the HTTP proxy on the way, or null
    record Listening(String host, int port, Thumbprint thumbprint, @Nullable HttpProxy proxy)
            implements ServiceEndpoint {

        public Listening {
            if (host.isBlank() || host.indexOf('/') >= 0 || host.indexOf('[') >= 0) {
                throw new IllegalArgumentException("not a host: '" + host + "'");
            }
            Ports.check(port);
            host = host.toLowerCase(Locale.ROOT);
        }

        /// The same, through a proxy.
        public Listening through(HttpProxy proxy) {
            return new Listening(host, port, thumbprint, proxy);
        }

        @Override
        public URI uri() {
            String shown = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return URI.create("https://" + shown + (port == 443 ? "" : ":" + port) + "/");
        }
    }

    /// A service that polls us. Any peer whose certificate we trust may serve it: the protocol does
    /// not bind a subscription to a thumbprint (halibut sheet 1.4).
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

    /// The endpoint in the form in which the protocol and its error texts write it.
    URI uri();

    /// A listening service.
    static Listening listening(String host, int port, Thumbprint thumbprint) {
        return new Listening(host, port, thumbprint, null);
    }

    /// A listening service by its `https://host:port/`; path, query and fragment do not count.
    ///
    /// @throws IllegalArgumentException if the scheme is not https or there is no host
    static Listening listening(URI uri, Thumbprint thumbprint) {
        String host = uri.getHost();
        if (!"https".equalsIgnoreCase(uri.getScheme()) || host == null) {
            throw new IllegalArgumentException("not https://host:port/: " + uri);
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Listening(bare, uri.getPort() < 0 ? 443 : uri.getPort(), thumbprint, null);
    }

    /// A polling service by its subscription, for instance `poll://abc/`.
    static Polling polling(URI subscription) {
        return new Polling(subscription);
    }
}
