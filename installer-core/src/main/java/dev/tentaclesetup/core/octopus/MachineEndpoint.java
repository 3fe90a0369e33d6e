package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.util.Locale;

/// How the server and an agent reach each other [octopus-api 6.6].
public sealed interface MachineEndpoint {

    /// The style of a listening agent.
    String LISTENING = "TentaclePassive";

    /// The style of a polling agent.
    String POLLING = "TentacleActive";

    /// The agent's certificate.
    Thumbprint thumbprint();

    /// The value of the `Uri` member.
    URI uri();

    /// The value of the `CommunicationStyle` member.
    String style();

    /// The server dials `host:port`.
    record Listening(String host, int port, Thumbprint thumbprint) implements MachineEndpoint {
        @Override
        public URI uri() {
            return uri(host, port);
        }

        /// The address of whichever agent listens there.
        public static URI uri(String host, int port) {
            String shown =
                    Host.parse(host)
                            .accepted()
                            .map(Host::inUrl)
                            .orElseGet(() -> host.toLowerCase(Locale.ROOT));
            return URI.create("https://" + shown + (port == 443 ? "" : ":" + port) + "/");
        }

        @Override
        public String style() {
            return LISTENING;
        }
    }

    /// The agent dials the server and asks for work under this id.
    ///
    /// @param subscription `poll://…/`
    record Polling(URI subscription, Thumbprint thumbprint) implements MachineEndpoint {
        @Override
        public URI uri() {
            return subscription;
        }

        @Override
        public String style() {
            return POLLING;
        }
    }
}
