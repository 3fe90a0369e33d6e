package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import java.util.List;
import java.util.Optional;

/// Reads `[registration]`.
final class RegistrationReader {

    /// What the server's record holds.
    static final List<AnswerKey> STORED =
            AnswerSection.REGISTRATION.keys().stream()
                    .filter(key -> key.change() != Change.EACH_RUN)
                    .toList();

    private RegistrationReader() {}

    /// What is to be listed. Where it is not answered, it follows from other answers: a server that
    /// is not called lists nothing, and only workers are in pools.
    static Choices.Kind kind(Fields fields) {
        return fields.given(REGISTRATION_KIND)
                ? fields.value(REGISTRATION_KIND, Choices.Kind.class).orElse(Choices.Kind.TARGET)
                : fields.usual(REGISTRATION_KIND, usualKind(fields));
    }

    private static Choices.Kind usualKind(Fields fields) {
        boolean mentioned = STORED.stream().anyMatch(fields::mentioned);
        boolean nothing = fields.again() ? !mentioned : !fields.flag(SERVER_CONTACT);
        if (nothing) {
            return Choices.Kind.NONE;
        }
        boolean target = fields.given(REGISTRATION_ENVIRONMENT) || fields.given(REGISTRATION_ROLE);
        return fields.given(REGISTRATION_WORKER_POOL) && !target
                ? Choices.Kind.WORKER
                : Choices.Kind.TARGET;
    }

    static Answers.Registration read(Fields fields, HostFacts facts, Answers.Server server) {
        if (server instanceof Answers.Server.Untouched) {
            return new Answers.Registration.None();
        }
        return switch (kind(fields)) {
            case NONE -> {
                AnswerKey because =
                        fields.given(REGISTRATION_KIND) ? REGISTRATION_KIND : SERVER_CONTACT;
                AnswerSection.REGISTRATION.keys().stream()
                        .filter(key -> key != REGISTRATION_KIND)
                        .forEach(key -> fields.unused(key, because));
                yield new Answers.Registration.None();
            }
            case WORKER -> listed(fields, facts, server, worker(fields));
            case TARGET -> listed(fields, facts, server, target(fields));
        };
    }

    private static Answers.Registration listed(
            Fields fields, HostFacts facts, Answers.Server server, Answers.Placement placement) {
        if (server instanceof Answers.Server.Offline) {
            fields.conflict(REGISTRATION_KIND, SERVER_CONTACT, "not-listed");
        }
        return new Answers.Registration.Listed(
                fields.text(REGISTRATION_NAME)
                        .orElseGet(() -> fields.measured(REGISTRATION_NAME, facts.hostName())),
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
            fields.conflict(key, REGISTRATION_TENANTED, "tenanted");
        }
    }

    private static Answers.Placement target(Fields fields) {
        List<String> environments = fields.texts(REGISTRATION_ENVIRONMENT);
        List<String> roles = fields.texts(REGISTRATION_ROLE);
        if (environments.isEmpty() && !fields.recordPending()) {
            fields.missing(REGISTRATION_ENVIRONMENT, "target");
        }
        if (roles.isEmpty() && !fields.recordPending()) {
            fields.missing(REGISTRATION_ROLE, "target");
        }
        fields.unused(REGISTRATION_WORKER_POOL, REGISTRATION_KIND);
        return new Answers.Placement.Target(environments, roles);
    }

    private static Answers.Placement worker(Fields fields) {
        List<String> pools = fields.texts(REGISTRATION_WORKER_POOL);
        if (pools.isEmpty() && !fields.recordPending()) {
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
