package dev.tentaclesetup.agent.commandline;

import org.jspecify.annotations.Nullable;

/// A command cannot be carried out. The message is a sentence for the person at the console.
public final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    /// The vendor's exit codes for a command that failed [tentacle-configuration 1.5].
    public enum Kind {
        /// Something the user can put right; the message is all there is to say.
        CONTROLLED(1),
        /// Something that the official program does not expect; a rule precedes the message.
        UNEXPECTED(100);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    /// @param cause for the log
    /// @param key of the sentence in the bundle of this package
    /// @param arguments of the sentence
    public CommandException(Kind kind, @Nullable Throwable cause, String key, String... arguments) {
        super(Sentences.text(key, arguments), cause);
        this.kind = kind;
    }

    /// What the user can put right.
    public static CommandException controlled(String key, String... arguments) {
        return new CommandException(Kind.CONTROLLED, null, key, arguments);
    }

    /// What the official program does not expect.
    public static CommandException unexpected(String key, String... arguments) {
        return new CommandException(Kind.UNEXPECTED, null, key, arguments);
    }

    public Kind kind() {
        return kind;
    }

    /// The sentence.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
