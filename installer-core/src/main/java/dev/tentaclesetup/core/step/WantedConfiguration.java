package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.nio.file.Path;
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
/// @param trust which servers the agent obeys
/// @param proxies for polling and for the web requests of scripts, `auto` resolved
public record WantedConfiguration(
        Path home,
        Path applications,
        Optional<Port> listening,
        OptionalInt pollingConnections,
        WantedTrust trust,
        Answers.Proxies proxies) {

    /// Where an agent listens.
    ///
    /// @param address empty for all
    public record Port(int number, Optional<InetAddress> address) {}

    /// Whether a file says all of this already. What is known of the trust list's origin is written
    /// with the list only: alone it is no reason to disturb an agent.
    public boolean heldBy(TentacleConfiguration now) throws ProblemException {
        return InstanceProblems.call(() -> changed(now)).settings().equals(now.settings());
    }

    TentacleConfiguration applyTo(TentacleConfiguration before) throws InstanceException {
        TentacleConfiguration now = changed(before);
        return now.settings().equals(before.settings())
                ? now
                : now.withTrustOrigins(
                        trust.originsAfter(now.trustedServers(), before.trustOrigins()));
    }

    /// What the file says already, be it in other words or by saying nothing, stays as it is: other
    /// programs write it too. A file that is new gets everything.
    private TentacleConfiguration changed(TentacleConfiguration before) throws InstanceException {
        boolean complete = before.hasHome();
        TentacleConfiguration now = before;
        if (!complete || !same(before.home(), home)) {
            now = now.withHome(home);
        }
        if (!complete || !same(before.applicationsDirectory(), applications)) {
            now = now.withApplicationsDirectory(applications);
        }
        if (!complete || before.listening() != listening.isPresent()) {
            now = now.withListening(listening.isPresent());
        }
        List<TrustedServer> trusted = before.trustedServers();
        List<TrustedServer> after = trust.listAfter(trusted, before.trustOrigins());
        if (!complete || !after.equals(trusted)) {
            now = now.withTrustedServers(after);
        }
        now = withPorts(now, complete);
        for (ProxySettings.Set set : ProxySettings.Set.values()) {
            now = withProxy(now, set);
        }
        return now;
    }

    private static boolean same(Path stored, Path wanted) {
        return stored.equals(wanted.toAbsolutePath().normalize());
    }

    private TentacleConfiguration withPorts(TentacleConfiguration before, boolean complete)
            throws InstanceException {
        TentacleConfiguration now = before;
        if (listening.isPresent()) {
            Port port = listening.get();
            if (!complete || before.port() != port.number()) {
                now = now.withPort(port.number());
            }
            if (!complete || !before.listenAddress().equals(port.address())) {
                now = now.withListenAddress(port.address());
            }
        }
        if (pollingConnections.isPresent()) {
            int count = pollingConnections.getAsInt();
            if (!complete || before.pollingConnectionCount().orElse(1) != count) {
                now = now.withPollingConnectionCount(count);
            }
        }
        return now;
    }

    /// What is stored is left alone where it says the same already: the file's encryption differs
    /// from one writing to the next.
    private TentacleConfiguration withProxy(TentacleConfiguration before, ProxySettings.Set set)
            throws InstanceException {
        ProxySettings wanted = proxySettings(set);
        ProxySettings stored = before.proxy(set);
        if (!stored.actsAs(wanted)) {
            TentacleConfiguration now = before.withProxy(set, wanted);
            boolean ended =
                    wanted.mode() == ProxySettings.Mode.CUSTOM
                            && wanted.username().isEmpty()
                            && stored.username().isPresent();
            return ended ? now.withProxyPassword(set, new char[0]) : withPassword(now, set);
        }
        return withPassword(before, set);
    }

    private TentacleConfiguration withPassword(TentacleConfiguration now, ProxySettings.Set set)
            throws InstanceException {
        Optional<Secret> given = proxyPassword(set);
        if (given.isEmpty()) {
            return now;
        }
        char[] password = given.get().use(char[]::clone);
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

    /// Every value, for plans and logs.
    ///
    /// @param now what the file says; empty without a file
    List<PlannedValue> values(Optional<TentacleConfiguration> now) {
        return new ConfigurationValues(now).of(this);
    }

    /// A password to write; an empty one stands for what is stored.
    Optional<Secret> proxyPassword(ProxySettings.Set set) {
        return proxy(set) instanceof Answers.Proxy.Manual manual
                ? manual.login()
                        .map(Answers.Credential.Password::password)
                        .filter(password -> !password.isEmpty())
                : Optional.empty();
    }

    ProxySettings proxySettings(ProxySettings.Set set) {
        return switch (proxy(set)) {
            case Answers.Proxy.Automatic _, Answers.Proxy.SystemDefault _ -> ProxySettings.SYSTEM;
            case Answers.Proxy.None _ -> ProxySettings.DIRECT;
            case Answers.Proxy.Manual manual ->
                    new ProxySettings(
                            ProxySettings.Mode.CUSTOM,
                            manual.host(),
                            manual.port(),
                            manual.login().map(Answers.Credential.Password::username),
                            manual.bypass());
        };
    }

    private Answers.Proxy proxy(ProxySettings.Set set) {
        return switch (set) {
            case POLLING -> proxies.comms();
            case WEB -> proxies.web();
        };
    }
}
