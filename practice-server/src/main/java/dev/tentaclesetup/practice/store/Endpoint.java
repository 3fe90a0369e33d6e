package dev.tentaclesetup.practice.store;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the server reaches a machine [octopus-api 6.6].
public sealed interface Endpoint {

    /// The value of `CommunicationStyle`.
    String style();

    /// A Tentacle that the server dials.
    ///
    /// @param uri absolute `https` address with a host
    /// @param thumbprint of the Tentacle's certificate, as it was given
    /// @param proxyId null for none
    /// @param upgradesLocked whether the server must not replace the Tentacle's program
    record Listening(URI uri, String thumbprint, @Nullable String proxyId, boolean upgradesLocked)
            implements Endpoint {

        /// One that may be upgraded.
        public Listening(URI uri, String thumbprint, @Nullable String proxyId) {
            this(uri, thumbprint, proxyId, false);
        }

        /// The port of `https` when the address names none.
        private static final int DEFAULT_PORT = 443;

        private static final int MAX_PORT = 65_535;

        /// Read from the authority, because [URI#getHost()] knows no names with an underscore and
        /// Windows machines have such names.
        private static final Pattern AUTHORITY =
                Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([\\p{L}\\p{N}._-]+))(?::([0-9]{1,5}))?");

        /// Checks the address.
        public Listening {
            if (!"https".equalsIgnoreCase(uri.getScheme()) || !authority(uri).matches()) {
                throw new IllegalArgumentException(
                        "a listening Tentacle has an https address, not " + uri);
            }
            String port = authority(uri).replaceAll("$3");
            if (!port.isEmpty()
                    && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > MAX_PORT)) {
                throw new IllegalArgumentException("a port is 1 to 65535, not " + port);
            }
        }

        private static Matcher authority(URI uri) {
            String authority = uri.getRawAuthority();
            return AUTHORITY.matcher(authority == null ? "" : authority);
        }

        @Override
        public String style() {
            return "TentaclePassive";
        }

        /// Host name or address, without the brackets of IPv6.
        public String host() {
            return authority(uri).replaceAll("$1$2");
        }

        /// The port, 443 when the address names none.
        public int port() {
            String port = authority(uri).replaceAll("$3");
            return port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port);
        }
    }

    /// A Tentacle that dials the server.
    ///
    /// @param subscription `poll://{id}/`
    /// @param thumbprint of the Tentacle's certificate, as it was given
    /// @param upgradesLocked whether the server must not replace the Tentacle's program
    record Polling(URI subscription, String thumbprint, boolean upgradesLocked)
            implements Endpoint {

        /// One that may be upgraded.
        public Polling(URI subscription, String thumbprint) {
            this(subscription, thumbprint, false);
        }

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
