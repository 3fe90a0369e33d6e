package dev.tentaclesetup.core.answers;

/// The words of answers whose choice decides which other answers are read. Nothing of them is left
/// in [Answers], where the choice is the type of what was read.
public final class Choices {

    private Choices() {}

    /// `setup.action`.
    public enum Action {
        /// An instance shall be as described, whether or not it is there already.
        INSTALL,
        /// An instance that is there shall be changed.
        RECONFIGURE,
        REMOVE,
        VERIFY
    }

    /// `server.auth`.
    public enum SignIn {
        API_KEY,
        TOKEN,
        PASSWORD
    }

    /// `proxy.mode`.
    public enum ProxyMode {
        AUTO,
        NONE,
        MANUAL
    }

    /// `proxy.comms.mode` and `proxy.web.mode`.
    public enum ChannelProxyMode {
        /// As `[proxy]` says.
        SAME,
        AUTO,
        NONE,
        MANUAL
    }

    /// `registration.kind`.
    public enum Kind {
        TARGET,
        WORKER,
        NONE
    }

    /// `service.account`.
    public enum Account {
        SYSTEM,
        DEDICATED,
        MANAGED,
        CUSTOM
    }

    /// `service.start`.
    public enum Start {
        AUTO,
        DELAYED,
        MANUAL
    }
}
