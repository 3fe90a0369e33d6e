package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerSection.*;
import static dev.tentaclesetup.core.answers.Change.*;

import dev.tentaclesetup.core.answers.AnswerType.Bool;
import dev.tentaclesetup.core.answers.AnswerType.BypassEntry;
import dev.tentaclesetup.core.answers.AnswerType.CommsUri;
import dev.tentaclesetup.core.answers.AnswerType.Folder;
import dev.tentaclesetup.core.answers.AnswerType.Hidden;
import dev.tentaclesetup.core.answers.AnswerType.HostName;
import dev.tentaclesetup.core.answers.AnswerType.IpAddress;
import dev.tentaclesetup.core.answers.AnswerType.Network;
import dev.tentaclesetup.core.answers.AnswerType.OneOf;
import dev.tentaclesetup.core.answers.AnswerType.OrAuto;
import dev.tentaclesetup.core.answers.AnswerType.PastedThumbprint;
import dev.tentaclesetup.core.answers.AnswerType.Pin;
import dev.tentaclesetup.core.answers.AnswerType.Port;
import dev.tentaclesetup.core.answers.AnswerType.ProxyUrl;
import dev.tentaclesetup.core.answers.AnswerType.Url;
import dev.tentaclesetup.core.answers.AnswerType.Whole;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one description of every answer that this version acts on [wizard-reference 10.4]: where it
/// stands, what it must be, its default, and what a later run may do with it. The answer file, the
/// command line, the environment, the wizard's fields, the template and `docs/reference/answers.md`
/// all come from here; its help text is in the bundle.
///
/// Names of the format that this version does not act on are in [AnswerNames#reserved()].
// Every AnswerType is a record that copies its lists; the check wants a library annotation to see
// it.
@SuppressWarnings("ImmutableEnumChecker")
public enum AnswerKey {
    SETUP_SCHEMA(SETUP, EACH_RUN, "schema", new Whole(1, 1), "1"),
    SETUP_ACTION(SETUP, EACH_RUN, "action", new Words<>(Choices.Action.class), "install"),
    SETUP_INSTANCE(SETUP, FIXED, "instance", TextForm.INSTANCE, "Tentacle"),
    SETUP_IF_EXISTS(SETUP, EACH_RUN, "if-exists", new Words<>(Answers.IfExists.class), "fail"),
    SETUP_ON_FAILURE(
            SETUP, EACH_RUN, "on-failure", new Words<>(Answers.OnFailure.class), "rollback"),
    SETUP_WAIT_FOR_HEALTH(SETUP, EACH_RUN, "wait-for-health", new Bool(), "yes"),
    SETUP_HEALTH_TIMEOUT_SECONDS(
            SETUP, EACH_RUN, "health-timeout-seconds", new Whole(1, 86_400), "180"),
    SETUP_TIMEOUT_SECONDS(SETUP, EACH_RUN, "timeout-seconds", new Whole(1, 86_400), "900"),

    SERVER_CONTACT(SERVER, EACH_RUN, "contact", new Bool(), "yes"),
    SERVER_URL(SERVER, CHANGEABLE, "url", new Url(), null),
    SERVER_SPACE(SERVER, CHANGEABLE, "space", TextForm.LINE, null),
    SERVER_AUTH(SERVER, EACH_RUN, "auth", new Words<>(Choices.SignIn.class, List.of("none")), null),
    SERVER_API_KEY(SERVER, EACH_RUN, "api-key", new Hidden(SecretForm.KEY), null),
    SERVER_TOKEN(SERVER, EACH_RUN, "token", new Hidden(SecretForm.KEY), null),
    SERVER_USERNAME(SERVER, EACH_RUN, "username", TextForm.LINE, null),
    SERVER_PASSWORD(SERVER, EACH_RUN, "password", new Hidden(SecretForm.PASSWORD), null),
    SERVER_THUMBPRINT(SERVER, CHANGEABLE, "thumbprint", Count.LIST, new PastedThumbprint()),
    SERVER_TRUST(SERVER, EACH_RUN, "trust", new Words<>(Answers.AgentTrust.class), "replace"),
    SERVER_CA_FILE(SERVER, EACH_RUN, "ca-file", new Folder(), null),
    SERVER_PIN_SHA256(SERVER, EACH_RUN, "pin-sha256", Count.LIST, new Pin()),
    SERVER_CONNECT_TIMEOUT_SECONDS(
            SERVER, EACH_RUN, "connect-timeout-seconds", new Whole(1, 300), "10"),
    SERVER_RETRIES(SERVER, EACH_RUN, "retries", new Whole(0, 20), "2"),

    PROXY_MODE(PROXY, CHANGEABLE, "mode", new Words<>(Choices.ProxyMode.class), "auto"),
    PROXY_HOST(PROXY, CHANGEABLE, "host", new HostName(), null),
    PROXY_PORT(PROXY, CHANGEABLE, "port", new Port(), null),
    PROXY_URL(PROXY, CHANGEABLE, "url", new ProxyUrl(), null),
    PROXY_USERNAME(PROXY, CHANGEABLE, "username", TextForm.LINE, null),
    PROXY_PASSWORD(PROXY, CHANGEABLE, "password", new Hidden(SecretForm.PASSWORD), null),
    PROXY_BYPASS(PROXY, CHANGEABLE, "bypass", Count.LIST, new BypassEntry()),

    PROXY_COMMS_MODE(
            PROXY_COMMS, CHANGEABLE, "mode", new Words<>(Choices.ChannelProxyMode.class), "same"),
    PROXY_COMMS_HOST(PROXY_COMMS, CHANGEABLE, "host", new HostName(), null),
    PROXY_COMMS_PORT(PROXY_COMMS, CHANGEABLE, "port", new Port(), null),
    PROXY_COMMS_URL(PROXY_COMMS, CHANGEABLE, "url", new ProxyUrl(), null),
    PROXY_COMMS_USERNAME(PROXY_COMMS, CHANGEABLE, "username", TextForm.LINE, null),
    PROXY_COMMS_PASSWORD(
            PROXY_COMMS, CHANGEABLE, "password", new Hidden(SecretForm.PASSWORD), null),
    PROXY_COMMS_BYPASS(PROXY_COMMS, CHANGEABLE, "bypass", Count.LIST, new BypassEntry()),

    PROXY_WEB_MODE(
            PROXY_WEB, CHANGEABLE, "mode", new Words<>(Choices.ChannelProxyMode.class), "same"),
    PROXY_WEB_HOST(PROXY_WEB, CHANGEABLE, "host", new HostName(), null),
    PROXY_WEB_PORT(PROXY_WEB, CHANGEABLE, "port", new Port(), null),
    PROXY_WEB_URL(PROXY_WEB, CHANGEABLE, "url", new ProxyUrl(), null),
    PROXY_WEB_USERNAME(PROXY_WEB, CHANGEABLE, "username", TextForm.LINE, null),
    PROXY_WEB_PASSWORD(PROXY_WEB, CHANGEABLE, "password", new Hidden(SecretForm.PASSWORD), null),
    PROXY_WEB_BYPASS(PROXY_WEB, CHANGEABLE, "bypass", Count.LIST, new BypassEntry()),

    CONNECTION_MODE(CONNECTION, CHANGEABLE, "mode", new Words<>(Mode.class, List.of("auto")), null),
    CONNECTION_COMMS_ADDRESS(CONNECTION, CHANGEABLE, "comms-address", Count.LIST, new CommsUri()),
    CONNECTION_POLLING_CONNECTIONS(
            CONNECTION, CHANGEABLE, "polling-connections", new Whole(1, 512), null),
    CONNECTION_SUBSCRIPTION_ID(
            CONNECTION, FIXED, "subscription-id", TextForm.SUBSCRIPTION_ID, null),
    CONNECTION_LISTEN_PORT(
            CONNECTION,
            CHANGEABLE,
            "listen-port",
            new OrAuto<>(new Port(), "whole-or-auto"),
            Integer.toString(AnswerKey.LISTEN_PORT)),
    CONNECTION_LISTEN_ADDRESS(CONNECTION, CHANGEABLE, "listen-address", new IpAddress(), null),
    CONNECTION_PUBLIC_HOST(
            CONNECTION,
            CHANGEABLE,
            "public-host",
            new OrAuto<>(new HostName(), "host-or-auto"),
            "auto"),
    CONNECTION_PUBLIC_PORT(CONNECTION, CHANGEABLE, "public-port", new Port(), null),
    CONNECTION_SERVER_PROXY(CONNECTION, CHANGEABLE, "server-proxy", TextForm.LINE, null),

    REGISTRATION_KIND(REGISTRATION, FIXED, "kind", new Words<>(Choices.Kind.class), "target"),
    REGISTRATION_NAME(REGISTRATION, CHANGEABLE, "name", TextForm.REGISTRATION_NAME, null),
    REGISTRATION_ON_CONFLICT(
            REGISTRATION,
            EACH_RUN,
            "on-conflict",
            new Words<>(Answers.OnConflict.class),
            "update-if-same-certificate"),
    REGISTRATION_ENVIRONMENT(REGISTRATION, CHANGEABLE, "environment", Count.LIST, TextForm.LINE),
    REGISTRATION_ROLE(REGISTRATION, CHANGEABLE, "role", Count.LIST, TextForm.LINE),
    REGISTRATION_WORKER_POOL(REGISTRATION, CHANGEABLE, "worker-pool", Count.LIST, TextForm.LINE),
    REGISTRATION_POLICY(REGISTRATION, CHANGEABLE, "policy", TextForm.LINE, null),
    REGISTRATION_TENANT(REGISTRATION, CHANGEABLE, "tenant", Count.LIST, TextForm.LINE),
    REGISTRATION_TENANT_TAG(REGISTRATION, CHANGEABLE, "tenant-tag", Count.LIST, TextForm.LINE),
    REGISTRATION_TENANTED(
            REGISTRATION, CHANGEABLE, "tenanted", new Words<>(Answers.Participation.class), null),
    REGISTRATION_DISABLED(REGISTRATION, CHANGEABLE, "disabled", new Bool(), null),
    REGISTRATION_LOCK_UPGRADES(REGISTRATION, EACH_RUN, "lock-upgrades", new Bool(), "yes"),

    PATHS_DATA(PATHS, FIXED, "data", new Folder(), null),
    PATHS_APPLICATIONS(PATHS, CHANGEABLE, "applications", new Folder(), null),
    PATHS_ACCEPT_EXISTING(PATHS, EACH_RUN, "accept-existing", new Bool(), "no"),

    SERVICE_INSTALL(SERVICE, CHANGEABLE, "install", new Bool(), "yes"),
    SERVICE_ACCOUNT(SERVICE, CHANGEABLE, "account", new Words<>(Choices.Account.class), null),
    SERVICE_USERNAME(SERVICE, CHANGEABLE, "username", TextForm.ACCOUNT, null),
    SERVICE_PASSWORD(SERVICE, CHANGEABLE, "password", new Hidden(SecretForm.PASSWORD), null),
    SERVICE_START(SERVICE, CHANGEABLE, "start", new Words<>(Choices.Start.class), "auto"),
    SERVICE_START_NOW(SERVICE, EACH_RUN, "start-now", new Bool(), "yes"),
    SERVICE_DEPENDS_ON(SERVICE, CHANGEABLE, "depends-on", Count.LIST, TextForm.SERVICE),

    FIREWALL_MANAGE(FIREWALL, CHANGEABLE, "manage", new Words<>(Answers.Manage.class), "auto"),
    FIREWALL_PROFILE(
            FIREWALL, CHANGEABLE, "profile", Count.LIST, new Words<>(FirewallRule.Profile.class)),
    FIREWALL_ZONE(FIREWALL, CHANGEABLE, "zone", TextForm.ZONE, null),
    FIREWALL_REMOTE_ADDRESS(FIREWALL, CHANGEABLE, "remote-address", Count.LIST, new Network()),

    CERTIFICATE_SOURCE(
            CERTIFICATE, EACH_RUN, "source", new Words<>(Answers.Certificate.class), null),
    CERTIFICATE_FILE(CERTIFICATE, EACH_RUN, "file", new Folder(), null),
    CERTIFICATE_PASSWORD(CERTIFICATE, EACH_RUN, "password", new Hidden(SecretForm.PASSWORD), null),
    CERTIFICATE_KEY_BITS(
            CERTIFICATE, EACH_RUN, "key-bits", new OneOf(List.of(2048, 3072, 4096)), "2048"),
    CERTIFICATE_EXPORT_FILE(CERTIFICATE, EACH_RUN, "export-file", new Folder(), null),
    CERTIFICATE_EXPORT_PASSWORD(
            CERTIFICATE, EACH_RUN, "export-password", new Hidden(SecretForm.PASSWORD), null),

    OUTPUT_LOG_FILE(OUTPUT, EACH_RUN, "log-file", new Folder(), null),

    REMOVE_DEREGISTER(
            REMOVE, EACH_RUN, "deregister", new Words<>(Removal.Deregister.class), "auto"),
    REMOVE_DELETE(REMOVE, EACH_RUN, "delete", Count.LIST, new Words<>(Removal.Part.class)),
    REMOVE_CONFIRM(REMOVE, EACH_RUN, "confirm", TextForm.LINE, null);

    /// The port on which an agent listens, and from which `auto` goes upwards.
    static final int LISTEN_PORT = TentacleConfiguration.DEFAULT_PORT;

    /// The server's port for polling agents, where an address names none.
    public static final int COMMS_PORT = 10_943;

    private enum Count {
        ONE,
        LIST
    }

    private final AnswerSection section;
    private final Change change;
    private final String key;
    private final Count count;
    private final AnswerType<?> type;
    private final Optional<String> fixedDefault;

    AnswerKey(
            AnswerSection section,
            Change change,
            String key,
            AnswerType<?> type,
            @Nullable String fixedDefault) {
        this.section = section;
        this.change = change;
        this.key = key;
        this.count = Count.ONE;
        this.type = type;
        this.fixedDefault = Optional.ofNullable(fixedDefault);
    }

    AnswerKey(AnswerSection section, Change change, String key, Count count, AnswerType<?> type) {
        this.section = section;
        this.change = change;
        this.key = key;
        this.count = count;
        this.type = type;
        this.fixedDefault = Optional.empty();
    }

    /// As problems and `--set` name it, for example `connection.listen-port`.
    public String text() {
        return section.text() + "." + key;
    }

    public AnswerSection section() {
        return section;
    }

    /// The key inside its section, lower case with hyphens.
    public String key() {
        return key;
    }

    public AnswerType<?> type() {
        return type;
    }

    /// Whether the key may be repeated, one item each.
    public boolean list() {
        return count == Count.LIST;
    }

    /// Whether the value is a secret.
    public boolean secret() {
        return type instanceof Hidden;
    }

    /// What a later run may do with the answer.
    public Change change() {
        return change;
    }

    /// The default that is the same everywhere; empty when there is none or it depends on the host
    /// or on other answers.
    public Optional<String> fixedDefault() {
        return fixedDefault;
    }

    /// The bundle key of the sentence that explains this answer.
    public String helpKey() {
        return "answer." + text() + ".help";
    }

    /// The environment variable that can give this answer.
    public String environmentName() {
        return AnswerNames.variable(text());
    }
}
