package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.TrustedServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where an agent is found, by its configuration. A value that is damaged is not known.
///
/// @param configuration empty without a file, or with one that cannot be read
record AgentAddresses(Optional<TentacleConfiguration> configuration) {

    @FunctionalInterface
    private interface Value<T> {
        T of(TentacleConfiguration configuration) throws InstanceException;
    }

    private <T> Optional<T> value(Value<T> value) {
        try {
            return configuration.isPresent()
                    ? Optional.of(value.of(configuration.get()))
                    : Optional.empty();
        } catch (InstanceException unreadable) {
            return Optional.empty();
        }
    }

    Optional<Path> home() {
        return value(TentacleConfiguration::home);
    }

    /// Empty when it does not listen.
    Optional<Integer> port() {
        return value(TentacleConfiguration::listening)
                .filter(listening -> listening)
                .flatMap(_ -> value(TentacleConfiguration::port));
    }

    Set<SubscriptionId> subscriptions() {
        return value(TentacleConfiguration::trustedServers).stream()
                .flatMap(servers -> servers.stream())
                .map(TrustedServer::subscription)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
