package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ini4j.spi.IniHandler;
import org.jspecify.annotations.Nullable;

/// Turns what the INI parser reports, one section or key at a time, into a draft.
final class AnswerCollector implements IniHandler {

    private final AnswerFile.Options options;
    private final Origin origin;
    private final Path folder;
    private final LinewiseReader reader;
    private final List<Problem> problems = new ArrayList<>();
    private AnswerDraft draft = AnswerDraft.empty();
    private String section = "";
    private boolean skipping;

    /// @param folder what relative secret files are relative to
    AnswerCollector(AnswerFile.Options options, Origin origin, Path folder, LinewiseReader reader) {
        this.options = options;
        this.origin = origin;
        this.folder = folder;
        this.reader = reader;
    }

    AnswerDraft draft() {
        return draft;
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public void startSection(String name) {
        section = AnswerNames.normal(name);
        skipping = !AnswerNames.isSection(section);
        if (skipping) {
            boolean named = section.contains("\"") && isSectionWithName(section);
            report(
                    named
                            ? Problem.of(ProblemId.ANS_UNSUPPORTED, name, "[" + name + "]")
                            : unknownSection(name),
                    name);
        }
    }

    @Override
    public void handleOption(String name, @Nullable String value) {
        if (skipping) {
            return;
        }
        String full = section + "." + AnswerNames.normal(name);
        String text = unquoted(value == null ? "" : value);
        Optional<AnswerKey> key = AnswerNames.find(full);
        if (key.isPresent() && key.get().secret()) {
            inline(key.get(), text);
        } else if (key.isPresent()) {
            plain(key.get(), text);
        } else {
            reference(full, name, text);
        }
    }

    @Override
    public void startIni() {
        // Nothing to prepare.
    }

    @Override
    public void endIni() {
        // Nothing to finish.
    }

    @Override
    public void endSection() {
        section = "";
    }

    @Override
    public void handleComment(String comment) {
        // Comments are no answers.
    }

    private void plain(AnswerKey key, String text) {
        Optional<AnswerValue> earlier = draft.value(key);
        boolean edited = earlier.orElse(null) instanceof AnswerValue.Edited;
        if (edited || (earlier.isPresent() && !key.list())) {
            twice(key, earlier.get());
            return;
        }
        var items = new ArrayList<AnswerValue.Item>();
        if (earlier.orElse(null) instanceof AnswerValue.Plain plain) {
            items.addAll(plain.items());
        }
        if (!text.isBlank()) {
            items.add(new AnswerValue.Item(text, reader.line()));
        }
        draft = draft.with(key, new AnswerValue.Plain(items, origin));
    }

    private void inline(AnswerKey key, String text) {
        if (!options.inlineSecrets() && !text.isEmpty()) {
            secretProblem(key, "inline", "");
        } else {
            put(key, new AnswerValue.Known(Secret.of(text.toCharArray()), origin, reader.line()));
        }
    }

    /// `key.env`, `key.file`, `key.stdin` and `key.prompt`; anything else is unknown.
    private void reference(String full, String name, String text) {
        int dot = full.lastIndexOf('.');
        Optional<AnswerKey> known = AnswerNames.find(full.substring(0, dot));
        Optional<ListEdit> edit = ListEdit.of(known, full.substring(dot + 1));
        if (edit.isPresent()) {
            edit(known.orElseThrow(), edit.get(), text);
            return;
        }
        Optional<SecretName> secret = SecretName.of(full);
        if (secret.isEmpty()) {
            report(UnknownName.problem(full, name), full);
            return;
        }
        AnswerKey key = secret.get().key();
        switch (secret.get().source(text, folder)) {
            case SecretName.Named(SecretSource source) -> put(key, reference(source));
            case SecretName.NotWanted _ -> {}
            case SecretName.Refused(String reason, String seen) -> secretProblem(key, reason, seen);
        }
    }

    private void edit(AnswerKey key, ListEdit edit, String text) {
        Optional<AnswerValue> earlier = draft.value(key);
        if (earlier.isPresent() && !(earlier.get() instanceof AnswerValue.Edited)) {
            twice(key, earlier.get());
        } else {
            var item = new AnswerValue.Item(text, reader.line());
            AnswerValue value = edit.of(text.isBlank() ? List.of() : List.of(item), origin);
            draft = AnswerDraft.empty().with(key, value).over(draft);
        }
    }

    private AnswerValue.Reference reference(SecretSource source) {
        return new AnswerValue.Reference(source, origin, reader.line());
    }

    private void put(AnswerKey key, AnswerValue value) {
        Optional<AnswerValue> earlier = draft.value(key);
        if (earlier.isPresent()) {
            twice(key, earlier.get());
        } else {
            draft = draft.with(key, value);
        }
    }

    private void twice(AnswerKey key, AnswerValue earlier) {
        problems.add(
                Problem.of(
                                ProblemId.ANS_SYNTAX,
                                "",
                                Argument.phrase("syntax.twice"),
                                Argument.text(key.text()),
                                Argument.text(Integer.toString(earlier.line())))
                        .at(key.text(), reader.line()));
    }

    private void secretProblem(AnswerKey key, String reason, String seen) {
        problems.add(
                Problem.of(
                                ProblemId.ANS_SECRET,
                                seen,
                                Argument.text(key.text()),
                                Argument.phrase("secret." + reason))
                        .at(key.text(), reader.line()));
    }

    private void report(Problem problem, String where) {
        boolean tolerated = options.lenient() && problem.id() == ProblemId.ANS_UNKNOWN;
        Problem judged = tolerated ? problem.weighed(Severity.WARNING) : problem;
        problems.add(judged.at(where, reader.line()));
    }

    private static boolean isSectionWithName(String name) {
        return AnswerNames.isSection(name.substring(0, name.indexOf('"')));
    }

    private static Problem unknownSection(String name) {
        Optional<String> hidden = InvisibleText.firstHidden(name);
        if (hidden.isPresent()) {
            return UnknownName.invisible("[" + InvisibleText.shown(name) + "]", hidden.get());
        }
        String near = AnswerNames.nearestSection(name).orElse("");
        return near.isEmpty()
                ? Problem.of(
                        ProblemId.ANS_UNKNOWN,
                        name,
                        Argument.text("[" + name + "]"),
                        Argument.phrase("nearest.none"))
                : Problem.of(
                        ProblemId.ANS_UNKNOWN,
                        name,
                        Argument.text("[" + name + "]"),
                        Argument.phrase("nearest.name"),
                        Argument.text("[" + near + "]"));
    }

    /// Exactly the outer pair of quotes is removed; nothing inside is interpreted.
    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value.strip();
    }
}
