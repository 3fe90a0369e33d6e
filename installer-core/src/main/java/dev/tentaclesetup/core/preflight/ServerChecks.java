package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.core.check.AddressFamiliesCheck;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.check.ClockCheck;
import dev.tentaclesetup.core.check.CommsAddressCheck;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.ProxyChoice;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the server must say before anything is changed: found, signed in, names known, name free.
/// Each check needs the one before it.
///
/// @param log that the checks run in
public record ServerChecks(CheckLog log) {

    /// @return the connected client; empty when there is no server
    public Optional<OctopusClient> connect(Answers.Server.Online server, Answers.Proxy proxy)
            throws InterruptedException {
        Optional<OctopusClient> client =
                log.run(new ConnectCheck(OctopusSettings.of(server, proxy)));
        if (client.isPresent()) {
            if (directly(client.get().server().base(), proxy)) {
                log.runQuietly(new AddressFamiliesCheck(client.get().server().base()));
            }
            log.runQuietly(new ClockCheck(client.get().server().clockDifference()));
        }
        return client;
    }

    private static boolean directly(URI address, Answers.Proxy proxy) {
        return ProxyChoice.of(proxy, System.getenv()).addressFor(address).isEmpty();
    }

    /// @return the session; empty when the server does not accept the sign-in
    public Optional<ServerSession> signIn(OctopusClient client, Answers.Server.Online server)
            throws InterruptedException {
        Optional<ServerSession> session = log.run(new SignInCheck(client, server));
        if (session.isPresent()) {
            taskQueue(session.get().space().space());
        }
        return session;
    }

    /// Whether the server runs tasks there.
    public void taskQueue(Space space) throws InterruptedException {
        log.runQuietly(new TaskQueueCheck(space));
    }

    /// @return every space that the account sees; empty when the server does not accept the sign-in
    public Optional<List<OctopusSpace>> spaces(OctopusClient client, Answers.Server.Online server)
            throws InterruptedException {
        return log.run(new VisibleSpacesCheck(client, server));
    }

    /// @param instance as found; empty where it could not be read
    public Optional<ServerState> registration(
            ServerSession session,
            Answers answers,
            HostPorts host,
            Optional<FoundInstance> instance)
            throws InterruptedException {
        return log.run(new RegistrationCheck(session, answers, host, instance));
    }

    /// Whether the server itself answers where a polling agent will call.
    ///
    /// @param client signed in
    public void commsAddresses(Answers answers, ServerState server, OctopusClient client)
            throws InterruptedException {
        switch (answers.connection()) {
            case Answers.Connection.Listening _ -> {}
            case Answers.Connection.Polling polling -> {
                log.runQuietly(new ServerNodesCheck(client, polling.commsAddresses().size()));
                for (URI address : polling.commsAddresses()) {
                    log.run(
                            new CommsAddressCheck(
                                    address,
                                    answers.proxies().comms(),
                                    expected(address, answers, server)));
                }
            }
        }
    }

    /// A WebSocket's certificate is its address's own; the answers may name it.
    private static List<Thumbprint> expected(URI address, Answers answers, ServerState server) {
        return CommsAddress.isWebSocket(address)
                ? Stream.concat(
                                server.thumbprints().stream(),
                                answers.server().thumbprints().stream())
                        .distinct()
                        .toList()
                : server.thumbprints();
    }
}
