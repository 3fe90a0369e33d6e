package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads `[connection]`.
final class ConnectionReader {

    private static final int USUAL_PORT = 10_933;
    private static final int WORKER_CONNECTIONS = 5;

    private ConnectionReader() {}

    static Answers.Connection read(
            Fields fields,
            HostFacts facts,
            Answers.Server server,
            Answers.Registration registration) {
        Optional<String> mode = fields.text(CONNECTION_MODE).map(AnswerSchema::normal);
        if (mode.isEmpty()) {
            fields.missing(CONNECTION_MODE, "always");
        }
        return mode.equals(Optional.of("polling"))
                ? polling(fields, facts, server, registration)
                : listening(fields, facts);
    }

    private static Answers.Connection listening(Fields fields, HostFacts facts) {
        for (AnswerKey key :
                List.of(
                        CONNECTION_COMMS_ADDRESS,
                        CONNECTION_POLLING_CONNECTIONS,
                        CONNECTION_SUBSCRIPTION_ID)) {
            fields.unused(key, CONNECTION_MODE);
        }
        int port = fields.whole(CONNECTION_LISTEN_PORT).orElseGet(() -> facts.freePort(USUAL_PORT));
        return new Answers.Connection.Listening(
                port,
                fields.text(CONNECTION_LISTEN_ADDRESS),
                fields.text(CONNECTION_PUBLIC_HOST).filter(host -> !host.equalsIgnoreCase("auto")),
                fields.whole(CONNECTION_PUBLIC_PORT).orElse(port));
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
                        CONNECTION_PUBLIC_PORT)) {
            fields.unused(key, CONNECTION_MODE);
        }
        int connections =
                registration instanceof Answers.Registration.Worker
                        ? Math.max(WORKER_CONNECTIONS, facts.processors())
                        : 1;
        return new Answers.Connection.Polling(
                addresses(fields, server),
                fields.whole(CONNECTION_POLLING_CONNECTIONS).orElse(connections),
                fields.text(CONNECTION_SUBSCRIPTION_ID).map(ConnectionReader::withSlash));
    }

    private static List<URI> addresses(Fields fields, Answers.Server server) {
        List<URI> given =
                fields.items(CONNECTION_COMMS_ADDRESS).stream()
                        .flatMap(item -> CommsAddress.parse(item.text()).stream())
                        .distinct()
                        .toList();
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
