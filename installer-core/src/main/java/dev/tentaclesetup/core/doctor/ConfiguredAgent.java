package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.InstanceProblems;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.ProxySettings;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an agent's configuration makes of it.
///
/// @param certificate its own; empty when it has none that can be used
/// @param listening whether it listens
/// @param port on which it listens, if it does
/// @param listenAddress empty means everywhere
/// @param trusted the servers that it obeys
/// @param home its data folder
/// @param applications its applications folder
/// @param pollingProxy its way to the servers that it polls
/// @param webProxy its way to web addresses
record ConfiguredAgent(
        Optional<TentacleCertificate> certificate,
        boolean listening,
        int port,
        Optional<InetAddress> listenAddress,
        List<TrustedServer> trusted,
        Path home,
        Path applications,
        Answers.Proxy pollingProxy,
        Answers.Proxy webProxy) {

    ConfiguredAgent {
        trusted = List.copyOf(trusted);
    }

    static ConfiguredAgent read(TentacleConfiguration stored) throws ProblemException {
        return InstanceProblems.call(() ->
                new ConfiguredAgent(
                        certificate(stored),
                        stored.listening(),
                        stored.port(),
                        stored.listenAddress(),
                        stored.trustedServers(),
                        stored.home(),
                        stored.applicationsDirectory(),
                        proxy(stored, ProxySettings.Set.POLLING),
                        proxy(stored, ProxySettings.Set.WEB)));
    }

    /// One that cannot be decrypted was told of when the instance was read.
    private static Optional<TentacleCertificate> certificate(TentacleConfiguration stored) {
        try {
            return stored.certificate();
        } catch (InstanceException unusable) {
            return Optional.empty();
        }
    }

    private static Answers.Proxy proxy(TentacleConfiguration stored, ProxySettings.Set set)
            throws InstanceException {
        ProxySettings settings = stored.proxy(set);
        return switch (settings.mode()) {
            case NONE -> new Answers.Proxy.None();
            case SYSTEM -> new Answers.Proxy.Automatic();
            case CUSTOM ->
                    new Answers.Proxy.Manual(
                            settings.host(), settings.port(), login(stored, set, settings));
        };
    }

    private static Optional<Answers.Credential.Password> login(
            TentacleConfiguration stored, ProxySettings.Set set, ProxySettings settings)
            throws InstanceException {
        Optional<char[]> password = stored.proxyPassword(set);
        return settings.username().isEmpty() || password.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Answers.Credential.Password(
                                settings.username().get(), Secret.of(password.get())));
    }

    Optional<Thumbprint> thumbprint() {
        return certificate.map(TentacleCertificate::thumbprint);
    }

    /// The servers that it calls.
    List<TrustedServer> polled() {
        return trusted.stream().filter(server -> server.address().isPresent()).toList();
    }

    /// Under which it asks for its work.
    Set<String> subscriptions() {
        return trusted.stream()
                .flatMap(server -> server.subscription().stream())
                .map(SubscriptionId::text)
                .collect(Collectors.toSet());
    }
}
