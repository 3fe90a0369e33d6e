package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.Choice;
import dev.tentaclesetup.core.answers.AnswerType.Folder;
import dev.tentaclesetup.core.answers.AnswerType.Hidden;
import dev.tentaclesetup.core.answers.AnswerType.Text;
import dev.tentaclesetup.core.answers.AnswerType.Url;
import dev.tentaclesetup.core.answers.AnswerType.Whole;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one description of every answer that this version acts on (`wizard-reference` 10.4). The
/// answer file, the command line, the environment, the text questions, the wizard's fields, the
/// template and the help texts all come from here.
///
/// Keys of the format that this version does not act on are in [AnswerSchema#reserved()].
// Every AnswerType is a record that copies its lists; the check wants a library annotation to see
// it.
@SuppressWarnings("ImmutableEnumChecker")
public enum AnswerKey {
    SETUP_SCHEMA("setup", "schema", new Whole(1, 1, false), "1"),
    SETUP_ACTION(
            "setup",
            "action",
            choice(List.of("install", "remove"), "reconfigure", "verify"),
            "install"),
    SETUP_INSTANCE("setup", "instance", new Text(), "Tentacle"),
    SETUP_IF_EXISTS("setup", "if-exists", choice(List.of("fail", "reconfigure", "skip")), "fail"),
    SETUP_ON_FAILURE("setup", "on-failure", choice(List.of("rollback", "keep")), "rollback"),
    SETUP_WAIT_FOR_HEALTH("setup", "wait-for-health", new Bool(), "yes"),
    SETUP_HEALTH_TIMEOUT_SECONDS(
            "setup", "health-timeout-seconds", new Whole(1, 86_400, false), "180"),
    SETUP_TIMEOUT_SECONDS("setup", "timeout-seconds", new Whole(1, 86_400, false), "900"),

    SERVER_CONTACT("server", "contact", new Bool(), "yes"),
    SERVER_URL("server", "url", new Url(), null),
    SERVER_SPACE("server", "space", new Text(), null),
    SERVER_AUTH("server", "auth", choice(List.of("api-key", "token", "password"), "none"), null),
    SERVER_API_KEY("server", "api-key", new Hidden(), null),
    SERVER_TOKEN("server", "token", new Hidden(), null),
    SERVER_USERNAME("server", "username", new Text(), null),
    SERVER_PASSWORD("server", "password", new Hidden(), null),
    SERVER_THUMBPRINT("server", "thumbprint", Count.MANY, new Text()),
    SERVER_CONNECT_TIMEOUT_SECONDS(
            "server", "connect-timeout-seconds", new Whole(1, 300, false), "10"),
    SERVER_RETRIES("server", "retries", new Whole(0, 20, false), "2"),

    PROXY_MODE("proxy", "mode", choice(List.of("auto", "none", "manual")), "auto"),
    PROXY_HOST("proxy", "host", new Text(), null),
    PROXY_PORT("proxy", "port", new Whole(1, 65_535, false), null),
    PROXY_USERNAME("proxy", "username", new Text(), null),
    PROXY_PASSWORD("proxy", "password", new Hidden(), null),

    CONNECTION_MODE("connection", "mode", choice(List.of("polling", "listening"), "auto"), null),
    CONNECTION_COMMS_ADDRESS("connection", "comms-address", Count.MANY, new Text()),
    CONNECTION_POLLING_CONNECTIONS(
            "connection", "polling-connections", new Whole(1, 512, false), null),
    CONNECTION_SUBSCRIPTION_ID("connection", "subscription-id", new Text(), null),
    CONNECTION_LISTEN_PORT("connection", "listen-port", new Whole(1, 65_535, true), "10933"),
    CONNECTION_LISTEN_ADDRESS("connection", "listen-address", new Text(), null),
    CONNECTION_PUBLIC_HOST("connection", "public-host", new Text(), "auto"),
    CONNECTION_PUBLIC_PORT("connection", "public-port", new Whole(1, 65_535, false), null),

    REGISTRATION_KIND(
            "registration", "kind", choice(List.of("target", "worker", "none")), "target"),
    REGISTRATION_NAME("registration", "name", new Text(), null),
    REGISTRATION_ON_CONFLICT(
            "registration",
            "on-conflict",
            choice(List.of("fail", "update", "rename", "update-if-same-certificate")),
            "update-if-same-certificate"),
    REGISTRATION_ENVIRONMENT("registration", "environment", Count.MANY, new Text()),
    REGISTRATION_ROLE("registration", "role", Count.MANY, new Text()),
    REGISTRATION_WORKER_POOL("registration", "worker-pool", Count.MANY, new Text()),
    REGISTRATION_POLICY("registration", "policy", new Text(), null),

    PATHS_DATA("paths", "data", new Folder(), null),
    PATHS_APPLICATIONS("paths", "applications", new Folder(), null),

    SERVICE_INSTALL("service", "install", new Bool(), null),
    SERVICE_ACCOUNT(
            "service",
            "account",
            choice(List.of("system", "dedicated", "managed", "custom")),
            null),
    SERVICE_USERNAME("service", "username", new Text(), null),
    SERVICE_PASSWORD("service", "password", new Hidden(), null),
    SERVICE_START("service", "start", choice(List.of("auto", "delayed", "manual")), "auto"),
    SERVICE_START_NOW("service", "start-now", new Bool(), "yes"),

    SERVICE_DEPENDS_ON("service", "depends-on", Count.MANY, new Text()),

    FIREWALL_MANAGE("firewall", "manage", choice(List.of("auto", "yes", "no")), "auto"),
    FIREWALL_PROFILE(
            "firewall", "profile", Count.MANY, choice(List.of("domain", "private", "public"))),
    FIREWALL_ZONE("firewall", "zone", new Text(), null),
    FIREWALL_REMOTE_ADDRESS("firewall", "remote-address", Count.MANY, new Text()),

    REMOVE_DEREGISTER("remove", "deregister", choice(List.of("auto", "yes", "no")), "auto"),
    REMOVE_DELETE(
            "remove",
            "delete",
            Count.MANY,
            choice(
                    List.of(
                            "record",
                            "service",
                            "firewall",
                            "certificate",
                            "account",
                            "data",
                            "applications"))),
    REMOVE_CONFIRM("remove", "confirm", new Text(), null);

    private enum Count {
        ONE,
        MANY
    }

    private final String section;
    private final String key;
    private final Count count;
    private final AnswerType type;
    private final Optional<String> fixedDefault;

    AnswerKey(String section, String key, AnswerType type, @Nullable String fixedDefault) {
        this.section = section;
        this.key = key;
        this.count = Count.ONE;
        this.type = type;
        this.fixedDefault = Optional.ofNullable(fixedDefault);
    }

    AnswerKey(String section, String key, Count count, AnswerType type) {
        this.section = section;
        this.key = key;
        this.count = count;
        this.type = type;
        this.fixedDefault = Optional.empty();
    }

    private static Choice choice(List<String> words, String... reserved) {
        return new Choice(words, List.of(reserved));
    }

    /// As problems and `--set` name it, for example `connection.listen-port`.
    public String text() {
        return section + "." + key;
    }

    /// The section, lower case with hyphens.
    public String section() {
        return section;
    }

    /// The key inside its section, lower case with hyphens.
    public String key() {
        return key;
    }

    public AnswerType type() {
        return type;
    }

    /// Whether the key may be repeated, one item each.
    public boolean list() {
        return count == Count.MANY;
    }

    /// Whether the value is a secret.
    public boolean secret() {
        return type instanceof Hidden;
    }

    /// The default that is the same everywhere; empty when there is none or it depends on the
    /// machine or on other answers.
    public Optional<String> fixedDefault() {
        return fixedDefault;
    }

    /// The bundle key of the sentence that explains this answer.
    public String helpKey() {
        return "answer." + text() + ".help";
    }

    /// The environment variable that can give this answer.
    public String environmentName() {
        return AnswerSchema.variable(text());
    }

    /// The environment variable that a recorded answer file refers to for this secret.
    public String recordedSecretName() {
        return "TENTACLE_SECRET_" + AnswerSchema.upper(section + "_" + key);
    }
}
