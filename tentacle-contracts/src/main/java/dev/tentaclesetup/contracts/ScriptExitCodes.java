package dev.tentaclesetup.contracts;

/// Exit codes that a Tentacle itself gives to a script [tentacle-services 2.3]; all others are the
/// shell's own.
public final class ScriptExitCodes {
    public static final int RUNNING = 0;

    /// The process was killed, so that it left no exit code of its own.
    public static final int KILLED = -1;

    public static final int FATAL = -41;
    public static final int SHELL_NOT_STARTED = -42;

    /// Cancelled while it waited for the isolation mutex.
    public static final int CANCELED = -43;

    public static final int TIMEOUT = -44;
    public static final int UNKNOWN_SCRIPT = -45;
    public static final int UNKNOWN_RESULT = -46;
    public static final int POWER_SHELL_NEVER_STARTED = -47;

    private ScriptExitCodes() {}
}
