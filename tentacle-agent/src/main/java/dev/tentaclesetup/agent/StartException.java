package dev.tentaclesetup.agent;

import org.jspecify.annotations.Nullable;

/// The agent cannot start. The message is for the person at the console.
final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    /// The exit codes of a start that failed (services sheet 10.6, 13).
    enum Kind {
        /// Something the user can put right; the message says it all.
        CONTROLLED(1),
        /// Something that the official program does not expect; a rule precedes the message.
        UNEXPECTED(100);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    StartException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static StartException controlled(String message) {
        return new StartException(Kind.CONTROLLED, message, null);
    }

    static StartException unexpected(String message) {
        return new StartException(Kind.UNEXPECTED, message, null);
    }

    Kind kind() {
        return kind;
    }
}
