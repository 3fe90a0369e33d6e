package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.ownership.AgentIdentity;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.WantedTrust;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustOrigins;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which servers the agent has to obey, and what the answers leave of those that it obeys now.
///
/// @param trust what is wanted
/// @param before the trust list as it is
/// @param origins what is known of it
/// @param subscription under which the agent polls
public record WantedServers(
        WantedTrust trust,
        List<TrustedServer> before,
        TrustOrigins origins,
        SubscriptionId subscription) {

    public WantedServers {
        before = List.copyOf(before);
    }

    /// @param configuration what the instance's file says; empty without one
    /// @param identity whether the agent stays the one that it is
    public static WantedServers of(
            Answers answers,
            ServerState server,
            Optional<TentacleConfiguration> configuration,
            AgentIdentity identity) {
        List<TrustedServer> before = configuration.map(WantedServers::trusted).orElse(List.of());
        Optional<SubscriptionId> fixed =
                fixed(answers.connection(), identity.keepsSubscription() ? before : List.of());
        SubscriptionId subscription =
                fixed.orElseGet(() -> SubscriptionId.generate(new SecureRandom()));
        return new WantedServers(
                new WantedTrust(
                        address(answers.server()),
                        entries(answers, thumbprints(answers, server), subscription),
                        answers.server().agentTrust(),
                        lists(server),
                        fixed.isEmpty()),
                before,
                configuration.map(TentacleConfiguration::trustOrigins).orElse(TrustOrigins.UNKNOWN),
                subscription);
    }

    /// A list that cannot be read stops the step that writes it; here it is no reason to fail.
    static List<TrustedServer> trusted(TentacleConfiguration stored) {
        try {
            return stored.trustedServers();
        } catch (InstanceException unreadable) {
            return List.of();
        }
    }

    /// What is stored stays, because it is the address under which the server knows this host.
    private static Optional<SubscriptionId> fixed(
            Answers.Connection connection, List<TrustedServer> before) {
        Optional<SubscriptionId> given =
                switch (connection) {
                    case Answers.Connection.Polling polling ->
                            polling.subscriptionId()
                                    .flatMap(uri -> SubscriptionId.parse(uri.toString()));
                    case Answers.Connection.Listening _ -> Optional.empty();
                };
        return stored(before).or(() -> given);
    }

    static Optional<SubscriptionId> stored(List<TrustedServer> before) {
        return before.stream().flatMap(entry -> entry.subscription().stream()).findFirst();
    }

    private static String address(Answers.Server server) {
        return switch (server) {
            case Answers.Server.Online online -> online.url().toString();
            case Answers.Server.Untouched untouched ->
                    untouched.url().map(URI::toString).orElse(TrustOrigins.OFFLINE);
            case Answers.Server.Offline _ -> TrustOrigins.OFFLINE;
        };
    }

    private static List<Thumbprint> thumbprints(Answers answers, ServerState server) {
        return Stream.concat(server.thumbprints().stream(), answers.server().thumbprints().stream())
                .distinct()
                .toList();
    }

    private static List<TrustedServer> entries(
            Answers answers, List<Thumbprint> thumbprints, SubscriptionId subscription) {
        return switch (answers.connection()) {
            case Answers.Connection.Listening _ ->
                    thumbprints.stream().map(TrustedServer::listening).toList();
            case Answers.Connection.Polling polling ->
                    thumbprints.stream()
                            .flatMap(print ->
                                    polling.commsAddresses().stream()
                                            .map(address -> polled(print, address, subscription)))
                            .toList();
        };
    }

    private static TrustedServer polled(
            Thumbprint thumbprint, URI address, SubscriptionId subscription) {
        return TrustedServer.polling(thumbprint, address, subscription);
    }

    private static boolean lists(ServerState server) {
        return switch (server) {
            case ServerState.Known known -> !known.own().isEmpty();
            case ServerState.NotCalled _ -> false;
        };
    }

    /// Servers that the agent obeys after the run, besides those that the set-up is about.
    public List<TrustedServer> staying() {
        return trust.staying(before, origins).stream()
                .filter(entry -> !origins.of(trust.server()).contains(entry.thumbprint()))
                .toList();
    }

    /// The certificates that the agent trusts after the run, those of this set-up first.
    public List<Thumbprint> thumbprints() {
        return Stream.concat(trust.entries().stream(), staying().stream())
                .map(TrustedServer::thumbprint)
                .distinct()
                .toList();
    }

    /// That further servers are obeyed, or no longer, where the answers do not ask for it.
    List<Problem> warnings() {
        List<TrustedServer> staying =
                trust.rule() == Answers.AgentTrust.ADD ? List.of() : staying();
        return Stream.concat(
                        warning(ProblemId.TRUST_OTHER, staying),
                        warning(ProblemId.TRUST_GONE, trust.leaving(before, origins)))
                .toList();
    }

    private static Stream<Problem> warning(ProblemId id, List<TrustedServer> servers) {
        String words = servers.stream().map(WantedTrust::words).collect(Collectors.joining(", "));
        return servers.isEmpty()
                ? Stream.empty()
                : Stream.of(Problem.of(id, words, words).at(AnswerKey.SERVER_TRUST.text(), 0));
    }
}
