package dev.tentaclesetup.core.check;

/// What a [Check] examines. Front ends show one line for each [Finding] and have a label for each
/// subject.
public enum CheckSubject {
    /// The instance's files on this host.
    INSTANCE("instance"),
    /// What this host must be able to do: rights, service manager, folders, account, port.
    HOST("host"),
    /// The service that the instance has already.
    SERVICE("service"),
    /// This host's firewall.
    FIREWALL("firewall"),
    /// The server's web address.
    SERVER("server"),
    /// The credential and the space.
    SIGN_IN("sign-in"),
    /// The names that the server has to know, and the record that it has or gets.
    REGISTRATION("registration"),
    /// An address of the server that a polling agent dials.
    COMMS_ADDRESS("comms-address"),
    /// The port that an agent listens on, on this host.
    PORT("port"),

    /// Whom the agent obeys.
    TRUST("trust"),

    /// Whether the server reaches the agent.
    INBOUND("inbound"),

    /// The server's health check.
    HEALTH("health"),

    /// What the agent has logged.
    AGENT_LOG("agent-log"),

    /// What is read of the host once everything else is known to be in order.
    PLAN("plan");

    private final String text;

    CheckSubject(String text) {
        this.text = text;
    }

    /// As written in JSON and in bundle keys. Scripts read it, so it never changes.
    public String text() {
        return text;
    }
}
