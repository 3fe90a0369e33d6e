package dev.tentaclesetup.core.answers;

/// Where an answer comes from, so that a plan can say why it does what it does.
///
/// @param kind the kind of source
/// @param name the file, variable or option; empty when the kind is enough
public record Origin(Kind kind, String name) {

    /// The kinds of sources, strongest first.
    public enum Kind {
        /// `--set`.
        OPTION,
        /// A field of the wizard or a text question.
        FORM,
        ENVIRONMENT,
        FILE,
        /// What the instance is configured to now.
        CURRENT,
        /// Found out on this host.
        MEASURED,
        /// Not answered at all: always the same, or what follows from other answers.
        DEFAULT
    }

    public static Origin option() {
        return new Origin(Kind.OPTION, "--set");
    }

    public static Origin form() {
        return new Origin(Kind.FORM, "");
    }

    public static Origin environment(String variable) {
        return new Origin(Kind.ENVIRONMENT, variable);
    }

    /// @param file the file's name as the user gave it
    public static Origin file(String file) {
        return new Origin(Kind.FILE, file);
    }

    public static Origin current() {
        return new Origin(Kind.CURRENT, "");
    }

    public static Origin measured() {
        return new Origin(Kind.MEASURED, "");
    }

    public static Origin usual() {
        return new Origin(Kind.DEFAULT, "");
    }

    /// Whether the user has given the answer in this run, and not a program for them.
    boolean deliberate() {
        return switch (kind) {
            case OPTION, ENVIRONMENT, FILE -> true;
            case FORM, CURRENT, MEASURED, DEFAULT -> false;
        };
    }

    /// Whether the answer is of this run, and not of the instance or of the host.
    boolean given() {
        return switch (kind) {
            case OPTION, ENVIRONMENT, FILE, FORM -> true;
            case CURRENT, MEASURED, DEFAULT -> false;
        };
    }
}
