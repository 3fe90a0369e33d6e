package dev.tentaclesetup.core.answers;

/// The lines of an answer file for one value.
final class AnswerFileWriter {

    private AnswerFileWriter() {}

    static void write(AnswerKey key, AnswerValue value, StringBuilder out) {
        switch (value) {
            case AnswerValue.Plain plain when plain.items().isEmpty() -> line(key.key(), "", out);
            case AnswerValue.Plain plain ->
                    plain.texts().forEach(text -> line(key.key(), quoted(text), out));
            case AnswerValue.Known _ -> line(key.key() + ".env", key.recordedSecretName(), out);
            case AnswerValue.Reference reference -> reference(key, reference.source(), out);
        }
    }

    private static void reference(AnswerKey key, SecretSource source, StringBuilder out) {
        switch (source) {
            case SecretSource.Environment environment ->
                    line(key.key() + ".env", quoted(environment.variable()), out);
            case SecretSource.FirstLine file ->
                    line(key.key() + ".file", quoted(file.file().toString()), out);
            case SecretSource.StandardInput _ -> line(key.key() + ".stdin", "yes", out);
            case SecretSource.Prompt _ -> line(key.key() + ".prompt", "yes", out);
        }
    }

    private static void line(String name, String value, StringBuilder out) {
        if (value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
            throw new IllegalArgumentException("line break in the value of " + name);
        }
        out.append(name).append(value.isEmpty() ? " =" : " = ").append(value).append('\n');
    }

    /// In quotes where reading would otherwise take something away.
    private static String quoted(String text) {
        boolean bare =
                text.equals(text.strip())
                        && !text.isEmpty()
                        && !(text.startsWith("\"") && text.endsWith("\""));
        return bare ? text : "\"" + text + "\"";
    }
}
