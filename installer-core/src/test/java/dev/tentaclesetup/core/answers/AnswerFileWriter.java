package dev.tentaclesetup.core.answers;

/// Writes drafts as answer files: the inverse of [AnswerFile], to test the reading against. The
/// product does not write answer files yet; when it records a run, this class moves there.
final class AnswerFileWriter {

    private AnswerFileWriter() {}

    /// The draft as a file. Known secrets become references to environment variables.
    ///
    /// @throws IllegalArgumentException if a value has a line break, which no valid answer has
    static String write(AnswerDraft draft) {
        var out = new StringBuilder();
        for (AnswerSection section : AnswerSection.values()) {
            var lines = new StringBuilder();
            for (AnswerKey key : section.keys()) {
                draft.value(key).ifPresent(value -> write(key, value, lines));
            }
            if (!lines.isEmpty()) {
                out.append(out.isEmpty() ? "" : "\n");
                out.append('[').append(section.text()).append("]\n").append(lines);
            }
        }
        return out.toString();
    }

    private static void write(AnswerKey key, AnswerValue value, StringBuilder out) {
        switch (value) {
            case AnswerValue.Plain plain when plain.items().isEmpty() -> line(key.key(), "", out);
            case AnswerValue.Plain plain ->
                    plain.texts().forEach(text -> line(key.key(), quoted(text), out));
            case AnswerValue.Edited edited -> {
                edited.added().forEach(item -> line(key.key() + ".add", quoted(item.text()), out));
                edited.removed()
                        .forEach(item -> line(key.key() + ".remove", quoted(item.text()), out));
            }
            case AnswerValue.Known _ -> line(key.key() + ".env", variable(key), out);
            case AnswerValue.Reference reference -> reference(key, reference.source(), out);
        }
    }

    private static String variable(AnswerKey key) {
        return "TENTACLE_SECRET_" + AnswerNames.upper(key.section().text() + "_" + key.key());
    }

    private static void reference(AnswerKey key, SecretSource source, StringBuilder out) {
        switch (source) {
            case SecretSource.Environment environment ->
                    line(key.key() + ".env", quoted(environment.variable()), out);
            case SecretSource.FirstLine file ->
                    line(key.key() + ".file", quoted(file.file().toString()), out);
            case SecretSource.StandardInput _ -> line(key.key() + ".stdin", "yes", out);
            case SecretSource.Prompt _ -> line(key.key() + ".prompt", "yes", out);
            case SecretSource.Stored _ -> {
                // What the instance has stays when the file does not mention it.
            }
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
