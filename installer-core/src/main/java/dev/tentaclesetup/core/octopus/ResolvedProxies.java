package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CommsAddress;
import dev.tentaclesetup.instance.HostPort;
import dev.tentaclesetup.instance.ProxyBypass;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `auto` comes to for the agent and its scripts: found out once, so that what is checked,
/// what the plan shows and what the agent does are the same way. The agent cannot find it out
/// itself, because a service has another environment than the set-up [wizard-reference 9.5].
public record ResolvedProxies(Map<String, String> environment) {

    /// @param environment the variables of this process
    public ResolvedProxies {
        environment = Map.copyOf(environment);
    }

    /// With the proxy of the first polled address that has one, and for scripts with that of the
    /// server's web address. Where there is none it stays the system's, which an agent takes as
    /// none.
    public Answers.Proxies of(Answers answers) {
        Answers.Proxies given = answers.proxies();
        return new Answers.Proxies(
                given.setUp(),
                resolved(given.comms(), polled(answers.connection())),
                resolved(given.web(), web(answers.server())));
    }

    private static List<URI> polled(Answers.Connection connection) {
        return switch (connection) {
            case Answers.Connection.Polling polling ->
                    polling.commsAddresses().stream().map(CommsAddress::dialled).toList();
            case Answers.Connection.Listening _ -> List.of();
        };
    }

    private static List<URI> web(Answers.Server server) {
        return switch (server) {
            case Answers.Server.Online online -> List.of(online.url());
            case Answers.Server.Untouched untouched -> untouched.url().stream().toList();
            case Answers.Server.Offline _ -> List.of();
        };
    }

    private Answers.Proxy resolved(Answers.Proxy proxy, List<URI> addresses) {
        return switch (proxy) {
            case Answers.Proxy.Automatic automatic -> found(automatic, addresses);
            case Answers.Proxy.SystemDefault _, Answers.Proxy.None _, Answers.Proxy.Manual _ ->
                    proxy;
        };
    }

    private Answers.Proxy found(Answers.Proxy.Automatic automatic, List<URI> addresses) {
        ProxyChoice choice = ProxyChoice.of(automatic, environment);
        Optional<InetSocketAddress> proxy =
                addresses.stream().flatMap(uri -> choice.proxyFor(uri).stream()).findFirst();
        if (proxy.isEmpty()) {
            return new Answers.Proxy.SystemDefault();
        }
        ProxyBypass bypass = automatic.bypass();
        for (URI uri : addresses) {
            if (choice.proxyFor(uri).isEmpty()) {
                bypass = bypass.with(HostPort.of(uri).host());
            }
        }
        return new Answers.Proxy.Manual(
                proxy.get().getHostString(), proxy.get().getPort(), Optional.empty(), bypass);
    }
}
