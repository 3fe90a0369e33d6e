package dev.tentaclesetup.core.problem;

/// Problems that are alike for a script: they share an exit code [wizard-reference 10.6].
public enum ProblemClass {
    /// A fault of this program.
    INTERNAL(1),
    /// The answers cannot be understood, are incomplete or contradict each other.
    ANSWERS(3),
    /// A secret cannot be fetched.
    SECRET(4),
    /// Rights are missing.
    RIGHTS(5),
    /// The host is not ready: service manager, account, disk, configuration.
    HOST(10),
    /// The server does not answer, or not as it should.
    NETWORK(11, true),
    /// TLS and thumbprints.
    TRUST(12),
    /// The server does not accept the credentials.
    SIGN_IN(13),
    /// The account on the server may not do this.
    PERMISSION(14),
    /// A name that the server does not know.
    SERVER_NAME(15),
    /// The server refuses the record.
    REGISTRATION(16),
    /// The port cannot be used.
    PORT(17),
    /// The proxy refuses or cannot be reached.
    PROXY(18),
    /// The server cannot reach the host.
    INBOUND(19),
    /// The service does not run as it should.
    SERVICE_START(22),
    /// The health check did not pass.
    HEALTH(23),
    /// The instance is there already.
    INSTANCE_EXISTS(31),
    /// There is no such instance.
    INSTANCE_MISSING(32),
    /// Another set-up is running.
    LOCKED(40, true),
    /// An earlier run was interrupted.
    INTERRUPTED_RUN(41),
    /// The plan is not the expected one.
    UNEXPECTED_PLAN(42),
    /// The run took longer than allowed.
    TIME_OUT(124, true);

    private final int code;
    private final boolean retryable;

    ProblemClass(int code) {
        this(code, false);
    }

    ProblemClass(int code, boolean retryable) {
        this.code = code;
        this.retryable = retryable;
    }

    /// The exit code of a program that such a problem stopped.
    public int code() {
        return code;
    }

    /// Whether the same may work later without any change.
    public boolean retryable() {
        return retryable;
    }
}
