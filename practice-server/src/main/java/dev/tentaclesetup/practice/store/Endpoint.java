package dev.tentaclesetup.practice.store;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the server reaches a machine (octopus-api sheet 6.6).
public sealed interface Endpoint {

    /// The value of `CommunicationStyle`.
    String style();

    /// A Tentacle that the server dials.
    ///
    /// @param uri absolute `https` address with a host
    /// @param thumbprint of the Tentacle's certificate, as it was given
    /// @param proxyId null for none
    record Listening(URI uri, String thumbprint, @Nullable String proxyId) implements Endpoint {

        /// The port of `https` when the address names none.
        private static final int DEFAULT_PORT = 443;

        /// Checks the address.
        public Listening {
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException(
                        "a listening Tentacle has an https address, not " + uri);
            }
            if (uri.getPort() > 65_535 || uri.getPort() == 0) {
                throw new IllegalArgumentException("a port is 1 to 65535, not " + uri.getPort());
            }
        }

        @Override
        public String style() {
            return "TentaclePassive";
        }

        /// Host name or address, without the brackets of IPv6.
        public String host() {
            String host = uri.getHost();
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }

        /// The port, 443 when the address names none.
        public int port() {
            return uri.getPort() == -1 ? DEFAULT_PORT : uri.getPort();
        }
    }

    /// A Tentacle that dials the server.
    ///
    /// @param subscription `poll://{id}/`
    /// @param thumbprint of the Tentacle's certificate, as it was given
    record Polling(URI subscription, String thumbprint) implements Endpoint {

        /// Checks the address.
        public Polling {
            if (!"poll".equalsIgnoreCase(subscription.getScheme())
                    || subscription.getRawAuthority() == null
                    || subscription.getRawAuthority().isEmpty()) {
                throw new IllegalArgumentException(
                        "a polling Tentacle has a poll address, not " + subscription);
            }
        }

        @Override
        public String style() {
            return "TentacleActive";
        }

        /// The subscription as both sides compare it: lower case, one slash at the end.
        public URI canonical() {
            return URI.create(
                    "poll://" + subscription.getRawAuthority().toLowerCase(Locale.ROOT) + "/");
        }
    }

    /// A target of another kind (SSH, cloud region, Kubernetes …): kept, shown, never reached.
    ///
    /// @param document the endpoint as it was sent, JSON
    record Foreign(String style, String document) implements Endpoint {}
}
