package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the configuration file has to say. Everything that is not mentioned here stays as it is.
///
/// @param home `Octopus.Home`
/// @param applications where deployments put applications
/// @param listening the port and the address to listen on; empty when nothing listens
/// @param pollingConnections for each server; empty leaves the stored number
/// @param trusted the servers that this set-up is about; other servers' entries stay
/// @param proxy for the agent's communication and its web requests
public record WantedConfiguration(
        Path home,
        Path applications,
        Optional<Port> listening,
        OptionalInt pollingConnections,
        List<TrustedServer> trusted,
        Answers.Proxy proxy) {

    public WantedConfiguration {
        trusted = List.copyOf(trusted);
    }

    /// Where an agent listens.
    ///
    /// @param address empty for all
    public record Port(int number, Optional<InetAddress> address) {}

    /// Whether a file says all of this already.
    public boolean heldBy(TentacleConfiguration now) throws ProblemException {
        return InstanceProblems.call(() -> applyTo(now)).settings().equals(now.settings());
    }

    TentacleConfiguration applyTo(TentacleConfiguration before) throws InstanceException {
        TentacleConfiguration now =
                before.withHome(home)
                        .withApplicationsDirectory(applications)
                        .withListening(listening.isPresent())
                        .withTrustedServers(trustList(before.trustedServers()));
        if (listening.isPresent()) {
            now =
                    now.withPort(listening.get().number())
                            .withListenAddress(listening.get().address());
        }
        if (pollingConnections.isPresent()) {
            now = now.withPollingConnectionCount(pollingConnections.getAsInt());
        }
        for (ProxySettings.Set set : ProxySettings.Set.values()) {
            now = withProxy(now, set);
        }
        return now;
    }

    /// Entries with the same thumbprint are about the same server and are replaced. An unchanged
    /// list stays in its order.
    private List<TrustedServer> trustList(List<TrustedServer> before) {
        if (before.containsAll(trusted)
                && before.stream().filter(this::sameServer).allMatch(trusted::contains)) {
            return before;
        }
        var list = new ArrayList<TrustedServer>();
        before.stream().filter(entry -> !sameServer(entry)).forEach(list::add);
        list.addAll(trusted);
        return list;
    }

    private boolean sameServer(TrustedServer entry) {
        return trusted.stream().anyMatch(own -> own.thumbprint().equals(entry.thumbprint()));
    }

    /// What is stored is left alone where it says the same already: the file's encryption differs
    /// from one writing to the next.
    private TentacleConfiguration withProxy(TentacleConfiguration before, ProxySettings.Set set)
            throws InstanceException {
        ProxySettings wanted = proxySettings();
        TentacleConfiguration now =
                before.proxy(set).equals(wanted) ? before : before.withProxy(set, wanted);
        if (!(proxy instanceof Answers.Proxy.Manual manual) || manual.login().isEmpty()) {
            return now;
        }
        char[] password = manual.login().get().password().use(char[]::clone);
        Optional<char[]> stored = password(now, set);
        try {
            boolean same = stored.isPresent() && Arrays.equals(stored.get(), password);
            return same ? now : now.withProxyPassword(set, password);
        } finally {
            Arrays.fill(password, '\0');
            stored.ifPresent(secret -> Arrays.fill(secret, '\0'));
        }
    }

    /// One that this host cannot decrypt is as good as another one: it is replaced.
    private static Optional<char[]> password(TentacleConfiguration now, ProxySettings.Set set)
            throws InstanceException {
        try {
            return now.proxyPassword(set);
        } catch (InstanceException e) {
            if (e.failure() instanceof InstanceFailure.UnreadableSecret) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// The values in the spelling of the answers, for plans and logs. Without the subscription,
    /// which is drawn anew for every plan of a new instance.
    String words() {
        return words(listening.map(Port::number), trusted, home, applications, proxySettings());
    }

    /// What a file says, in the same spelling.
    static String words(TentacleConfiguration now) {
        try {
            return InstanceProblems.call(() ->
                    words(
                            now.listening() ? Optional.of(now.port()) : Optional.empty(),
                            now.trustedServers(),
                            now.home(),
                            now.applicationsDirectory(),
                            now.proxy(ProxySettings.Set.POLLING)));
        } catch (ProblemException e) {
            return e.problem().seen();
        }
    }

    private static String words(
            Optional<Integer> port,
            List<TrustedServer> trusted,
            Path home,
            Path applications,
            ProxySettings proxy) {
        var words = new ArrayList<String>();
        words.add(port.map(number -> "listen-port=" + number).orElse("mode=polling"));
        for (TrustedServer server : trusted) {
            words.add("thumbprint=" + server.thumbprint());
            server.address().ifPresent(address -> words.add("comms-address=" + address));
        }
        words.add("data=" + home);
        words.add("applications=" + applications);
        words.add(
                switch (proxy.mode()) {
                    case NONE -> "proxy=none";
                    case SYSTEM -> "proxy=auto";
                    case CUSTOM -> "proxy=" + proxy.host() + ":" + proxy.port();
                });
        return String.join(" ", words);
    }

    private ProxySettings proxySettings() {
        return switch (proxy) {
            case Answers.Proxy.Automatic _ -> ProxySettings.SYSTEM;
            case Answers.Proxy.None _ -> ProxySettings.DIRECT;
            case Answers.Proxy.Manual manual ->
                    new ProxySettings(
                            ProxySettings.Mode.CUSTOM,
                            manual.host(),
                            manual.port(),
                            manual.login().map(Answers.Credential.Password::username));
        };
    }
}
