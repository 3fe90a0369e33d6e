package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.List;
import java.util.Optional;

/// Reads `[registration]`.
final class RegistrationReader {

    private static final List<AnswerKey> ALL =
            List.of(
                    REGISTRATION_NAME,
                    REGISTRATION_ENVIRONMENT,
                    REGISTRATION_ROLE,
                    REGISTRATION_WORKER_POOL,
                    REGISTRATION_POLICY);

    private RegistrationReader() {}

    static Answers.Registration read(Fields fields, HostFacts facts, Answers.Server server) {
        return switch (fields.word(REGISTRATION_KIND)) {
            case "none" -> {
                ALL.forEach(key -> fields.unused(key, REGISTRATION_KIND));
                yield new Answers.Registration.None();
            }
            case "worker" -> worker(fields, facts, server);
            default -> target(fields, facts, server);
        };
    }

    private static Answers.Registration target(
            Fields fields, HostFacts facts, Answers.Server server) {
        needServer(fields, server);
        List<String> environments = fields.texts(REGISTRATION_ENVIRONMENT);
        List<String> roles = fields.texts(REGISTRATION_ROLE);
        if (environments.isEmpty()) {
            fields.missing(REGISTRATION_ENVIRONMENT, "target");
        }
        if (roles.isEmpty()) {
            fields.missing(REGISTRATION_ROLE, "target");
        }
        fields.unused(REGISTRATION_WORKER_POOL, REGISTRATION_KIND);
        return new Answers.Registration.Target(
                name(fields, facts),
                environments,
                roles,
                fields.text(REGISTRATION_POLICY),
                onConflict(fields));
    }

    private static Answers.Registration worker(
            Fields fields, HostFacts facts, Answers.Server server) {
        needServer(fields, server);
        List<String> pools = fields.texts(REGISTRATION_WORKER_POOL);
        if (pools.isEmpty()) {
            fields.missing(REGISTRATION_WORKER_POOL, "worker");
        }
        fields.unused(REGISTRATION_ENVIRONMENT, REGISTRATION_KIND);
        fields.unused(REGISTRATION_ROLE, REGISTRATION_KIND);
        Optional<String> policy = fields.text(REGISTRATION_POLICY);
        return new Answers.Registration.Worker(
                name(fields, facts), pools, policy, onConflict(fields));
    }

    private static void needServer(Fields fields, Answers.Server server) {
        if (server instanceof Answers.Server.Offline) {
            fields.conflict(REGISTRATION_KIND, SERVER_CONTACT);
        }
    }

    private static String name(Fields fields, HostFacts facts) {
        return fields.text(REGISTRATION_NAME).orElseGet(facts::hostName);
    }

    private static Answers.OnConflict onConflict(Fields fields) {
        return switch (fields.word(REGISTRATION_ON_CONFLICT)) {
            case "fail" -> Answers.OnConflict.FAIL;
            case "update" -> Answers.OnConflict.UPDATE;
            case "rename" -> Answers.OnConflict.RENAME;
            default -> Answers.OnConflict.UPDATE_IF_SAME_CERTIFICATE;
        };
    }
}
