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
                    REGISTRATION_POLICY,
                    REGISTRATION_TENANT,
                    REGISTRATION_TENANT_TAG,
                    REGISTRATION_TENANTED,
                    REGISTRATION_DISABLED,
                    REGISTRATION_LOCK_UPGRADES,
                    REGISTRATION_ON_CONFLICT);

    private RegistrationReader() {}

    static Answers.Registration read(Fields fields, HostFacts facts, Answers.Server server) {
        return switch (fields.valueOrDefault(REGISTRATION_KIND, Choices.Kind.class)) {
            case NONE -> {
                ALL.forEach(key -> fields.unused(key, REGISTRATION_KIND));
                yield new Answers.Registration.None();
            }
            case WORKER -> listed(fields, facts, server, worker(fields));
            case TARGET -> listed(fields, facts, server, target(fields));
        };
    }

    private static Answers.Registration listed(
            Fields fields, HostFacts facts, Answers.Server server, Answers.Placement placement) {
        if (server instanceof Answers.Server.Offline) {
            fields.conflict(REGISTRATION_KIND, SERVER_CONTACT);
        }
        return new Answers.Registration.Listed(
                fields.text(REGISTRATION_NAME).orElseGet(facts::hostName),
                fields.text(REGISTRATION_POLICY),
                fields.valueOrDefault(REGISTRATION_ON_CONFLICT, Answers.OnConflict.class),
                placement,
                details(fields));
    }

    private static Answers.RecordDetails details(Fields fields) {
        Optional<List<String>> tenants = fields.textsIfGiven(REGISTRATION_TENANT);
        Optional<List<String>> tags = fields.textsIfGiven(REGISTRATION_TENANT_TAG);
        Optional<Answers.Participation> participation =
                fields.value(REGISTRATION_TENANTED, Answers.Participation.class);
        if (participation.filter(Answers.Participation.UNTENANTED::equals).isPresent()) {
            conflict(fields, REGISTRATION_TENANT, tenants);
            conflict(fields, REGISTRATION_TENANT_TAG, tags);
        }
        return new Answers.RecordDetails(
                tenants,
                tags,
                participation,
                fields.value(REGISTRATION_DISABLED, Boolean.class),
                fields.flag(REGISTRATION_LOCK_UPGRADES));
    }

    private static void conflict(Fields fields, AnswerKey key, Optional<List<String>> given) {
        if (given.filter(items -> !items.isEmpty()).isPresent()) {
            fields.conflict(key, REGISTRATION_TENANTED);
        }
    }

    private static Answers.Placement target(Fields fields) {
        List<String> environments = fields.texts(REGISTRATION_ENVIRONMENT);
        List<String> roles = fields.texts(REGISTRATION_ROLE);
        if (environments.isEmpty()) {
            fields.missing(REGISTRATION_ENVIRONMENT, "target");
        }
        if (roles.isEmpty()) {
            fields.missing(REGISTRATION_ROLE, "target");
        }
        fields.unused(REGISTRATION_WORKER_POOL, REGISTRATION_KIND);
        return new Answers.Placement.Target(environments, roles);
    }

    private static Answers.Placement worker(Fields fields) {
        List<String> pools = fields.texts(REGISTRATION_WORKER_POOL);
        if (pools.isEmpty()) {
            fields.missing(REGISTRATION_WORKER_POOL, "worker");
        }
        fields.unused(REGISTRATION_ENVIRONMENT, REGISTRATION_KIND);
        fields.unused(REGISTRATION_ROLE, REGISTRATION_KIND);
        fields.unused(REGISTRATION_TENANT, REGISTRATION_KIND);
        fields.unused(REGISTRATION_TENANT_TAG, REGISTRATION_KIND);
        fields.unused(REGISTRATION_TENANTED, REGISTRATION_KIND);
        return new Answers.Placement.Worker(pools);
    }
}
