package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.TentacleConfiguration;
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
/// @param proxy for the agent's communication and its web requests
public record WantedConfiguration(
        Path home,
        Path applications,
        Optional<Port> listening,
        OptionalInt pollingConnections,
        WantedTrust trust,
        Answers.Proxy proxy) {

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

    private TentacleConfiguration changed(TentacleConfiguration before) throws InstanceException {
        TentacleConfiguration now =
                before.withHome(home)
                        .withApplicationsDirectory(applications)
                        .withListening(listening.isPresent())
                        .withTrustedServers(
                                trust.listAfter(before.trustedServers(), before.trustOrigins()));
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

    /// What is stored is left alone where it says the same already: the file's encryption differs
    /// from one writing to the next.
    private TentacleConfiguration withProxy(TentacleConfiguration before, ProxySettings.Set set)
            throws InstanceException {
        ProxySettings wanted = proxySettings();
        TentacleConfiguration now =
                before.proxy(set).equals(wanted) ? before : before.withProxy(set, wanted);
        if (proxyLogin().isEmpty()) {
            return now;
        }
        char[] password = proxyLogin().get().password().use(char[]::clone);
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

    Optional<Answers.Credential.Password> proxyLogin() {
        return proxy instanceof Answers.Proxy.Manual manual ? manual.login() : Optional.empty();
    }

    ProxySettings proxySettings() {
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
