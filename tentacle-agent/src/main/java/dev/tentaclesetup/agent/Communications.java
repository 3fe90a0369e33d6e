package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.PollingHandle;
import dev.tentaclesetup.halibut.wire.HttpProxy;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Opens the ways on which servers reach this agent: trust, then polling, then listening, each with
/// the line that people and tests look for [tentacle-services 10.2].
final class Communications {
    private static final System.Logger LOG = System.getLogger(Communications.class.getName());

    private static final String SCHEME = "listen://";

    private final HalibutRuntime runtime;
    private final TentacleConfiguration configuration;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private final List<PolledServer> polling = new ArrayList<>();

    /// What the configuration asks for and cannot be done, with the reason.
    private final List<String> refused = new ArrayList<>();

    private Optional<String> listener = Optional.empty();

    Communications(
            HalibutRuntime runtime,
            TentacleConfiguration configuration,
            Map<String, String> environment,
            InstantSource clock) {
        this.runtime = runtime;
        this.configuration = configuration;
        this.environment = environment;
        this.clock = clock;
    }

    /// Opens all ways that can be opened.
    ///
    /// @throws CommandException if there is none, because waiting would not change that
    void open() throws InstanceException, CommandException {
        List<TrustedServer> servers = configuration.trustedServers();
        trust(servers);
        for (TrustedAddress address : TrustedAddress.of(servers)) {
            poll(address);
        }
        if (configuration.listening()) {
            listen();
        } else {
            info("Agent will not listen on any TCP ports");
            if (polling.isEmpty()) {
                throw refused.isEmpty()
                        ? CommandException.controlled("agent.no-way")
                        : CommandException.controlled(
                                "agent.no-usable-way", String.join(", ", refused));
            }
        }
    }

    /// How servers reach this agent now. One way is enough: an agent whose port is open, or that
    /// has one server of several, works.
    Reachability reachability() {
        if (listener.isPresent()) {
            String endpoint = listener.get();
            String place = endpoint.substring(SCHEME.length(), endpoint.length() - 1);
            return reachable("listening on " + place);
        }
        Optional<PolledServer> working =
                polling.stream().filter(PolledServer::inContact).findFirst();
        if (working.isPresent()) {
            return reachable(working.get().address() + " has answered");
        }
        String servers = descriptions(polling);
        return polling.stream().anyMatch(PolledServer::answered)
                ? new Reachability.Lost(servers)
                : new Reachability.Awaited(servers);
    }

    private Reachability reachable(String how) {
        List<PolledServer> missing =
                polling.stream()
                        .filter(server -> !server.inContact() && server.troubled())
                        .toList();
        return new Reachability.Reachable(how, descriptions(missing), polling.isEmpty());
    }

    /// With what cannot be polled at all.
    private String descriptions(List<PolledServer> servers) {
        return Stream.concat(servers.stream().map(PolledServer::description), refused.stream())
                .collect(Collectors.joining(", "));
    }

    /// What the configuration asks for and cannot be done, with the reason, for people.
    List<String> refused() {
        return refused.stream().map(each -> "The agent cannot poll " + each + ".").toList();
    }

    /// The servers whose connection was lost or is there again since this was asked last.
    List<PolledServer.News> news() {
        return polling.stream().flatMap(server -> server.news().stream()).toList();
    }

    /// Closes all ways.
    void close() {
        runtime.close();
        listener.ifPresent(endpoint -> info(protocolLine(endpoint, "Listener stopped")));
    }

    private void trust(List<TrustedServer> servers) {
        if (servers.isEmpty()) {
            info("The agent is not configured to trust any Octopus Servers.");
        }
        for (TrustedServer server : servers) {
            info("Agent will trust Octopus Servers with the thumbprint: " + server.thumbprint());
            thumbprint(server.thumbprint()).ifPresent(runtime::trust);
        }
    }

    /// The protocol knows certificates by SHA-1 only.
    private static Optional<Thumbprint> thumbprint(dev.tentaclesetup.instance.Thumbprint trusted) {
        try {
            return Optional.of(Thumbprint.parse(trusted.hex()));
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The thumbprint " + trusted + " is not a SHA-1 one and is skipped.");
            return Optional.empty();
        }
    }

    private void poll(TrustedAddress polled) throws InstanceException {
        List<TrustedServer> complete = polled.servers().stream().filter(this::complete).toList();
        for (TrustedServer server : complete) {
            info(
                    "Agent will poll Octopus Server at "
                            + server.address().orElseThrow()
                            + " for subscription "
                            + server.subscription().orElseThrow().text()
                            + " expecting thumbprint "
                            + server.thumbprint());
        }
        if (complete.isEmpty()) {
            return;
        }
        PollingCount count = PollingCount.of(environment, configuration.pollingConnectionCount());
        count.remarks().forEach(Communications::info);
        info("Starting " + count.connections() + " polling connections");
        List<Thumbprint> accepted =
                polled.thumbprints().stream().flatMap(print -> thumbprint(print).stream()).toList();
        String address = complete.getFirst().address().orElseThrow();
        if (accepted.isEmpty()) {
            refuse(address, "no thumbprint of the server is a SHA-1 one");
        } else {
            poll(complete.getFirst(), accepted, count.connections());
        }
    }

    private boolean complete(TrustedServer server) {
        boolean complete = server.address().isPresent() && server.subscription().isPresent();
        if (!complete) {
            String known = server.address().orElse("of the server " + server.thumbprint());
            refuse(known, "its configuration is incomplete: no address or no subscription to poll");
        }
        return complete;
    }

    private void refuse(String address, String reason) {
        LOG.log(
                System.Logger.Level.ERROR,
                "The address " + address + " cannot be polled: " + reason);
        refused.add(address + " (" + reason + ")");
    }

    /// @param accepted what the server may present, at least one
    private void poll(TrustedServer server, List<Thumbprint> accepted, int connections)
            throws InstanceException {
        String text = server.address().orElseThrow();
        try {
            PollAddress address = PollAddress.of(text);
            var subscription = URI.create(server.subscription().orElseThrow().text());
            PollingEndpoint endpoint =
                    address.endpoint(
                            subscription, accepted.getFirst(), proxy(address.host()), connections);
            PollingHandle handle = runtime.poll(endpoint.accepting(Set.copyOf(accepted)));
            polling.add(new PolledServer(text, handle, clock));
        } catch (IllegalArgumentException e) {
            refuse(text, String.valueOf(e.getMessage()));
        }
    }

    /// What the system would say to a user, it may not say to a service: the set-up has asked it.
    private Optional<HttpProxy> proxy(Host server) throws InstanceException {
        ProxySettings settings = configuration.proxy(ProxySettings.Set.POLLING);
        return switch (settings.mode()) {
            case NONE, SYSTEM -> Optional.empty();
            case CUSTOM -> {
                if (settings.bypass().covers(server)) {
                    info("Agent will dial " + server + " without the proxy server");
                    yield Optional.empty();
                }
                yield Optional.of(custom(settings));
            }
        };
    }

    private HttpProxy custom(ProxySettings settings) throws InstanceException {
        info("Agent will use the proxy server at " + settings.host() + ":" + settings.port());
        String host =
                Host.parse(settings.host()).accepted().map(Host::text).orElse(settings.host());
        if (settings.username().isEmpty()) {
            return HttpProxy.of(host, settings.port());
        }
        char[] password =
                configuration.proxyPassword(ProxySettings.Set.POLLING).orElse(new char[0]);
        return HttpProxy.of(host, settings.port(), settings.username().get(), password);
    }

    private void listen() throws InstanceException, CommandException {
        Optional<InetAddress> address = configuration.listenAddress();
        int port = configuration.port();
        InetSocketAddress wanted =
                address.map(ip -> new InetSocketAddress(ip, port))
                        .orElseGet(() -> new InetSocketAddress(port));
        String host = address.map(Communications::literal).orElse("[::]");
        try {
            InetSocketAddress bound = runtime.listen(wanted);
            String endpoint = SCHEME + host + ":" + bound.getPort() + "/";
            listener = Optional.of(endpoint);
            info(protocolLine(endpoint, "Listener started"));
        } catch (IOException e) {
            throw new CommandException(
                    CommandException.Kind.UNEXPECTED,
                    e,
                    "agent.no-port",
                    host + ":" + port,
                    String.valueOf(e.getMessage()));
        }
        info("Agent listening on: " + host + ":" + port);
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.indexOf(':') < 0 ? text : "[" + text + "]";
    }

    /// A line in the form of the protocol library's own log [tentacle-services 13].
    static String protocolLine(String endpoint, String message) {
        StringBuilder line = new StringBuilder(endpoint);
        line.repeat(' ', Math.max(30 - endpoint.length(), 0)).append(' ');
        String thread = Long.toString(Thread.currentThread().threadId());
        line.repeat(' ', Math.max(4 - thread.length(), 0)).append(thread);
        return line.append("  ").append(message).toString();
    }

    private static void info(String line) {
        LOG.log(System.Logger.Level.INFO, line);
    }
}
