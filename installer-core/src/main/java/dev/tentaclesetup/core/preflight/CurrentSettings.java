package dev.tentaclesetup.core.preflight;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a configuration file answers [tentacle-configuration 3.4].
///
/// @param answers where it goes
record CurrentSettings(DraftOfNow answers) {

    void read(Optional<TentacleConfiguration> configuration) {
        configuration.ifPresent(this::read);
    }

    private void read(TentacleConfiguration file) {
        answers.put(PATHS_DATA, DraftOfNow.read(file::home).map(Path::toString));
        answers.put(
                PATHS_APPLICATIONS,
                DraftOfNow.read(file::applicationsDirectory).map(Path::toString));
        List<TrustedServer> trusted = DraftOfNow.read(file::trustedServers).orElse(List.of());
        List<TrustedServer> own = ofOneServer(trusted, file.trustOrigins());
        answers.put(
                SERVER_THUMBPRINT,
                own.stream()
                        .map(TrustedServer::thumbprint)
                        .map(Thumbprint::hex)
                        .distinct()
                        .toList());
        if (DraftOfNow.read(file::listening).orElse(true)) {
            listening(file);
        } else {
            polling(file, trusted, own);
        }
        new CurrentProxy(answers).read(file);
    }

    private void listening(TentacleConfiguration file) {
        answers.put(CONNECTION_MODE, Optional.of(Words.word(Mode.LISTENING)));
        answers.put(CONNECTION_LISTEN_PORT, DraftOfNow.read(file::port).map(String::valueOf));
        answers.put(
                CONNECTION_LISTEN_ADDRESS,
                DraftOfNow.read(file::listenAddress)
                        .flatMap(address -> address)
                        .map(InetAddress::getHostAddress));
    }

    private void polling(
            TentacleConfiguration file, List<TrustedServer> trusted, List<TrustedServer> own) {
        answers.put(CONNECTION_MODE, Optional.of(Words.word(Mode.POLLING)));
        answers.put(
                CONNECTION_COMMS_ADDRESS,
                own.stream().flatMap(entry -> entry.address().stream()).distinct().toList());
        answers.put(CONNECTION_POLLING_CONNECTIONS, Optional.of(connections(file)));
        answers.put(
                CONNECTION_SUBSCRIPTION_ID,
                WantedServers.stored(trusted).map(SubscriptionId::text));
    }

    /// As the agent understands the number that is stored: one when there is none.
    private static String connections(TentacleConfiguration file) {
        int stored =
                DraftOfNow.read(file::pollingConnectionCount)
                        .map(count -> count.orElse(1))
                        .orElse(1);
        return String.valueOf(Math.clamp(stored, 1, TentacleConfiguration.MAX_POLLING_CONNECTIONS));
    }

    /// The entries of the server that the instance was set up for; all of them when that is not
    /// known.
    private static List<TrustedServer> ofOneServer(
            List<TrustedServer> trusted, TrustOrigins origins) {
        List<Thumbprint> certificates = server(origins).map(origins::of).orElse(List.of());
        List<TrustedServer> own =
                trusted.stream()
                        .filter(entry -> certificates.contains(entry.thumbprint()))
                        .toList();
        return own.isEmpty() ? trusted : own;
    }

    /// The only server that is known; empty when there is none, or there are several.
    static Optional<String> server(TrustOrigins origins) {
        List<String> servers = List.copyOf(origins.servers().keySet());
        return servers.size() == 1 ? Optional.of(servers.getFirst()) : Optional.empty();
    }
}
