package dev.tentaclesetup.core.answers;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The name of an answer that says where a secret is, instead of the secret: `server.api-key.env`
/// [wizard-reference 10.3].
///
/// @param key of the secret
/// @param form the last part of the name
record SecretName(AnswerKey key, Form form) {

    enum Form {
        ENV,
        FILE,
        STDIN,
        PROMPT
    }

    /// What the value of such an answer means.
    sealed interface Value {}

    /// There it is.
    record Named(SecretSource source) implements Value {}

    /// It is not asked for, by `no`.
    record NotWanted() implements Value {}

    /// The value cannot be used.
    ///
    /// @param reason the part of the bundle key after `secret.`
    record Refused(String reason, String seen) implements Value {}

    /// The parts of a name; empty when it is not of this kind.
    static Optional<SecretName> of(String name) {
        String normal = AnswerNames.normal(name);
        int dot = normal.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return AnswerNames.find(normal.substring(0, dot))
                .filter(AnswerKey::secret)
                .flatMap(key ->
                        form(normal.substring(dot + 1)).map(form -> new SecretName(key, form)));
    }

    private static Optional<Form> form(String word) {
        return Arrays.stream(Form.values())
                .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /// @param text the value of the answer
    /// @param folder what a relative file is relative to
    Value source(String text, Path folder) {
        return switch (form) {
            case ENV ->
                    text.isBlank()
                            ? new Refused("no-reference", "")
                            : new Named(new SecretSource.Environment(text));
            case FILE -> file(text, folder);
            case STDIN -> wanted(text, new SecretSource.StandardInput());
            case PROMPT -> wanted(text, new SecretSource.Prompt());
        };
    }

    private static Value file(String text, Path folder) {
        try {
            return text.isBlank()
                    ? new Refused("no-reference", "")
                    : new Named(new SecretSource.FirstLine(folder.resolve(text)));
        } catch (InvalidPathException notAPath) {
            return new Refused("unreadable", text);
        }
    }

    private static Value wanted(String text, SecretSource source) {
        Optional<Boolean> flag = new AnswerType.Bool().parse(text);
        if (flag.isEmpty()) {
            return new Refused("no-reference", text);
        }
        return flag.get() ? new Named(source) : new NotWanted();
    }
}
