package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads `[connection]`.
final class ConnectionReader {

    private static final int WORKER_CONNECTIONS = 5;

    private ConnectionReader() {}

    static Answers.Connection read(
            Fields fields,
            HostFacts facts,
            String instance,
            Answers.Server server,
            Answers.Registration registration) {
        Optional<Mode> mode = fields.value(CONNECTION_MODE, Mode.class);
        if (mode.isEmpty()) {
            fields.missing(CONNECTION_MODE, "always");
        }
        return switch (mode.orElse(Mode.LISTENING)) {
            case POLLING -> polling(fields, facts, server, registration);
            case LISTENING -> listening(fields, facts, instance);
        };
    }

    private static Answers.Connection listening(Fields fields, HostFacts facts, String instance) {
        for (AnswerKey key :
                List.of(
                        CONNECTION_COMMS_ADDRESS,
                        CONNECTION_POLLING_CONNECTIONS,
                        CONNECTION_SUBSCRIPTION_ID)) {
            fields.unused(key, CONNECTION_MODE);
        }
        int port =
                fields.whole(CONNECTION_LISTEN_PORT)
                        .or(() -> facts.listenPort(instance))
                        .orElseGet(() -> facts.freePort(AnswerKey.LISTEN_PORT));
        return new Answers.Connection.Listening(
                port,
                fields.text(CONNECTION_LISTEN_ADDRESS),
                fields.text(CONNECTION_PUBLIC_HOST),
                fields.whole(CONNECTION_PUBLIC_PORT).orElse(port),
                fields.textOrNone(CONNECTION_SERVER_PROXY));
    }

    private static Answers.Connection polling(
            Fields fields,
            HostFacts facts,
            Answers.Server server,
            Answers.Registration registration) {
        for (AnswerKey key :
                List.of(
                        CONNECTION_LISTEN_PORT,
                        CONNECTION_LISTEN_ADDRESS,
                        CONNECTION_PUBLIC_HOST,
                        CONNECTION_PUBLIC_PORT,
                        CONNECTION_SERVER_PROXY)) {
            fields.unused(key, CONNECTION_MODE);
        }
        int connections =
                registration
                                instanceof
                                Answers.Registration.Listed(_, _, _, Answers.Placement.Worker _, _)
                        ? Math.max(WORKER_CONNECTIONS, facts.processors())
                        : 1;
        return new Answers.Connection.Polling(
                addresses(fields, server),
                fields.whole(CONNECTION_POLLING_CONNECTIONS).orElse(connections),
                fields.text(CONNECTION_SUBSCRIPTION_ID).map(ConnectionReader::withSlash));
    }

    private static List<URI> addresses(Fields fields, Answers.Server server) {
        List<URI> given = fields.values(CONNECTION_COMMS_ADDRESS, URI.class);
        return switch (server) {
            case Answers.Server.Online online when given.isEmpty() ->
                    List.of(CommsAddress.derivedFrom(online.url()));
            case Answers.Server.Online _ -> given;
            case Answers.Server.Offline _ -> {
                fields.conflict(CONNECTION_MODE, SERVER_CONTACT);
                yield given;
            }
        };
    }

    private static URI withSlash(String subscription) {
        return URI.create(subscription.endsWith("/") ? subscription : subscription + "/");
    }
}
