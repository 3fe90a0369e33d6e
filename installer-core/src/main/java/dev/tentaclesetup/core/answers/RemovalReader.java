package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads what a removal needs.
final class RemovalReader {

    private static final Set<Removal.Part> DEFAULT_PARTS =
            Set.of(
                    Removal.Part.RECORD,
                    Removal.Part.SERVICE,
                    Removal.Part.FIREWALL,
                    Removal.Part.CERTIFICATE,
                    Removal.Part.ACCOUNT);

    private RemovalReader() {}

    static Removal read(Fields fields, Answers.Setup setup) {
        Stream.of(
                        AnswerSection.PROXY_COMMS,
                        AnswerSection.PROXY_WEB,
                        AnswerSection.CONNECTION,
                        AnswerSection.REGISTRATION,
                        AnswerSection.PATHS,
                        AnswerSection.SERVICE,
                        AnswerSection.FIREWALL,
                        AnswerSection.CERTIFICATE)
                .forEach(section -> fields.unused(section, SETUP_ACTION));
        Stream.of(SETUP_IF_EXISTS, SETUP_WAIT_FOR_HEALTH, SETUP_HEALTH_TIMEOUT_SECONDS)
                .forEach(key -> fields.unused(key, SETUP_ACTION));
        if (!fields.given(SETUP_INSTANCE)) {
            fields.missing(SETUP_INSTANCE, "remove");
        }
        Removal.Deregister deregister =
                fields.valueOrDefault(REMOVE_DEREGISTER, Removal.Deregister.class);
        Set<Removal.Part> delete = parts(fields);
        if (delete.contains(Removal.Part.DATA) || delete.contains(Removal.Part.APPLICATIONS)) {
            confirm(fields, setup.instance());
        }
        return new Removal(
                setup,
                server(fields, deregister),
                ProxyReader.read(fields).setUp(),
                deregister,
                delete);
    }

    private static Optional<Answers.Server.Online> server(
            Fields fields, Removal.Deregister deregister) {
        boolean wanted =
                switch (deregister) {
                    case YES -> true;
                    case NO -> false;
                    case AUTO ->
                            fields.given(SERVER_API_KEY)
                                    || fields.given(SERVER_TOKEN)
                                    || fields.given(SERVER_PASSWORD);
                };
        if (deregister == Removal.Deregister.NO) {
            fields.unused(AnswerSection.SERVER, REMOVE_DEREGISTER);
            fields.unused(AnswerSection.PROXY, REMOVE_DEREGISTER);
        }
        if (deregister == Removal.Deregister.YES && !fields.flag(SERVER_CONTACT)) {
            fields.conflict(REMOVE_DEREGISTER, SERVER_CONTACT, "not-asked");
        }
        return wanted && fields.flag(SERVER_CONTACT)
                ? Optional.of(ServerReader.online(fields, ServerReader.thumbprints(fields)))
                : Optional.empty();
    }

    private static Set<Removal.Part> parts(Fields fields) {
        List<Removal.Part> parts = fields.values(REMOVE_DELETE, Removal.Part.class);
        return parts.isEmpty() ? DEFAULT_PARTS : Set.copyOf(parts);
    }

    private static void confirm(Fields fields, String instance) {
        if (!fields.text(REMOVE_CONFIRM).equals(Optional.of(instance))) {
            if (fields.given(REMOVE_CONFIRM)) {
                fields.conflict(REMOVE_CONFIRM, SETUP_INSTANCE, "confirm");
            } else {
                fields.missing(REMOVE_CONFIRM, "delete-data");
            }
        }
    }
}
