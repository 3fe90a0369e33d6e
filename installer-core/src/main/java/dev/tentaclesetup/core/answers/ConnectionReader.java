package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads `[connection]`.
final class ConnectionReader {

    private static final int WORKER_CONNECTIONS = 5;

    private static final List<AnswerKey> OF_POLLING =
            List.of(
                    CONNECTION_COMMS_ADDRESS,
                    CONNECTION_POLLING_CONNECTIONS,
                    CONNECTION_SUBSCRIPTION_ID);
    private static final List<AnswerKey> OF_LISTENING =
            List.of(
                    CONNECTION_LISTEN_PORT,
                    CONNECTION_LISTEN_ADDRESS,
                    CONNECTION_PUBLIC_HOST,
                    CONNECTION_PUBLIC_PORT,
                    CONNECTION_SERVER_PROXY);

    private ConnectionReader() {}

    static Answers.Connection read(
            Fields fields,
            HostFacts facts,
            String instance,
            Answers.Server server,
            Answers.Registration registration) {
        Optional<Mode> mode =
                fields.value(CONNECTION_MODE, Mode.class).or(() -> usualMode(fields, server));
        if (mode.isEmpty()) {
            fields.missing(CONNECTION_MODE, "always");
        }
        return switch (mode.orElse(Mode.LISTENING)) {
            case POLLING -> polling(fields, facts, server, registration);
            case LISTENING -> listening(fields, facts, instance);
        };
    }

    /// Where it is not answered, it follows from other answers: a server that is not called can
    /// only call, and each side has answers of its own.
    private static Optional<Mode> usualMode(Fields fields, Answers.Server server) {
        if (fields.mentioned(CONNECTION_MODE)) {
            return Optional.empty();
        }
        boolean listening =
                server instanceof Answers.Server.Offline
                        || OF_LISTENING.stream().anyMatch(fields::given);
        boolean polling = OF_POLLING.stream().anyMatch(fields::given);
        return listening == polling
                ? Optional.empty()
                : Optional.of(
                        fields.usual(CONNECTION_MODE, listening ? Mode.LISTENING : Mode.POLLING));
    }

    private static Answers.Connection listening(Fields fields, HostFacts facts, String instance) {
        OF_POLLING.forEach(key -> fields.unused(key, CONNECTION_MODE));
        int port =
                fields.whole(CONNECTION_LISTEN_PORT)
                        .orElseGet(() ->
                                fields.measured(
                                        CONNECTION_LISTEN_PORT, automaticPort(facts, instance)));
        return new Answers.Connection.Listening(
                port,
                fields.text(CONNECTION_LISTEN_ADDRESS),
                fields.text(CONNECTION_PUBLIC_HOST),
                fields.whole(CONNECTION_PUBLIC_PORT)
                        .orElseGet(() -> fields.usual(CONNECTION_PUBLIC_PORT, port)),
                fields.textOrNone(CONNECTION_SERVER_PROXY));
    }

    private static int automaticPort(HostFacts facts, String instance) {
        return facts.listenPort(instance).orElseGet(() -> facts.freePort(AnswerKey.LISTEN_PORT));
    }

    private static Answers.Connection polling(
            Fields fields,
            HostFacts facts,
            Answers.Server server,
            Answers.Registration registration) {
        OF_LISTENING.forEach(key -> fields.unused(key, CONNECTION_MODE));
        int connections =
                registration
                                instanceof
                                Answers.Registration.Listed(_, _, _, Answers.Placement.Worker _, _)
                        ? Math.max(WORKER_CONNECTIONS, facts.processors())
                        : 1;
        return new Answers.Connection.Polling(
                addresses(fields, server),
                fields.whole(CONNECTION_POLLING_CONNECTIONS)
                        .orElseGet(() -> fields.usual(CONNECTION_POLLING_CONNECTIONS, connections)),
                fields.text(CONNECTION_SUBSCRIPTION_ID).map(ConnectionReader::withSlash));
    }

    private static List<URI> addresses(Fields fields, Answers.Server server) {
        List<URI> given = fields.values(CONNECTION_COMMS_ADDRESS, URI.class);
        return switch (server) {
            case Answers.Server.Online online when given.isEmpty() ->
                    List.of(derived(fields, online.url()));
            case Answers.Server.Untouched untouched when given.isEmpty() ->
                    untouched
                            .url()
                            .map(url -> List.of(derived(fields, url)))
                            .orElseGet(() -> {
                                fields.missing(CONNECTION_COMMS_ADDRESS, "unknown");
                                return List.of();
                            });
            case Answers.Server.Online _, Answers.Server.Untouched _ -> given;
            case Answers.Server.Offline _ -> {
                fields.conflict(CONNECTION_MODE, SERVER_CONTACT, "not-polled");
                yield given;
            }
        };
    }

    private static URI derived(Fields fields, URI server) {
        return fields.usual(CONNECTION_COMMS_ADDRESS, CommsAddress.derivedFrom(server));
    }

    private static URI withSlash(String subscription) {
        return URI.create(subscription.endsWith("/") ? subscription : subscription + "/");
    }
}
