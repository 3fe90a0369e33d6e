package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Typed access to a draft that collects every problem instead of stopping at the first. In place
/// of a wrong answer its default or an arbitrary valid value is given, because the result is
/// discarded then.
final class Fields {

    private static final Comparator<Object> BY_TEXT = Comparator.comparing(String::valueOf);

    private final AnswerDraft draft;
    private final Optional<Again> again;
    private final List<Problem> problems = new ArrayList<>();
    private Answers.Checks checks = Answers.Checks.USUAL;
    private final Set<AnswerKey> judged = EnumSet.noneOf(AnswerKey.class);
    private final Map<AnswerKey, EffectiveAnswer> effective = new EnumMap<>(AnswerKey.class);

    /// Of an instance that is made anew.
    Fields(AnswerDraft draft) {
        this(draft, Optional.empty());
    }

    /// @param draft the new answers over what is kept
    /// @param again what is known of the instance; empty when it is made anew
    Fields(AnswerDraft draft, Optional<Again> again) {
        this.draft = draft;
        this.again = again;
        problems.addAll(draft.problems());
    }

    /// That an instance is changed which is there already.
    ///
    /// @param current what it answers today
    /// @param recordRead whether the server has been asked for its record, or is not to be
    record Again(AnswerDraft current, boolean recordRead) {}

    /// Whether an instance is changed which is there already.
    boolean again() {
        return again.isPresent();
    }

    /// Whether what the server's record says is not known yet, so that an answer may be there.
    boolean recordPending() {
        return again.filter(known -> !known.recordRead()).isPresent();
    }

    /// Whether this run says something about the key, be it that it is cleared.
    boolean mentioned(AnswerKey key) {
        return draft.value(key).filter(value -> value.origin().given()).isPresent();
    }

    /// Whether this run says something else about the key than the instance does today.
    boolean changed(AnswerKey key) {
        boolean edited = draft.value(key).orElse(null) instanceof AnswerValue.Edited;
        return mentioned(key)
                && (edited
                        || !again.map(known -> meanings(key, known.current()))
                                .orElse(List.of())
                                .equals(meanings(key, draft)));
    }

    private static List<?> meanings(AnswerKey key, AnswerDraft of) {
        return of.texts(key).stream().map(key.type()::parse).sorted(BY_TEXT).toList();
    }

    /// From now on problems weigh as the answers say.
    void weighing(Answers.Checks weights) {
        checks = weights;
    }

    /// The items that are values of the key's type.
    List<AnswerValue.Item> items(AnswerKey key) {
        Optional<AnswerValue.Plain> answer = plain(key);
        if (answer.isEmpty()) {
            return List.of();
        }
        AnswerValue.Plain plain = answer.get();
        var fine = new ArrayList<AnswerValue.Item>();
        boolean first = judged.add(key);
        for (AnswerValue.Item item : plain.items()) {
            if (InvisibleText.strip(item.text()).isEmpty()) {
                continue;
            }
            var stripped = new AnswerValue.Item(InvisibleText.strip(item.text()), item.line());
            Optional<Problem> wrong = judge(key, stripped.text(), plain.origin());
            if (wrong.isEmpty()) {
                fine.add(stripped);
            } else if (first) {
                problems.add(wrong.get().at(key.text(), item.line()));
            }
        }
        return fine;
    }

    /// An instance that is made anew has no list to be changed.
    private Optional<AnswerValue.Plain> plain(AnswerKey key) {
        return switch (draft.value(key).orElse(null)) {
            case AnswerValue.Plain plain -> Optional.of(plain);
            case AnswerValue.Edited edited -> {
                if (!again()) {
                    add(
                            key,
                            Problem.of(
                                    ProblemId.ANS_SYNTAX,
                                    edited.words(),
                                    Argument.phrase("syntax.no-list"),
                                    Argument.text(key.text())));
                }
                yield Optional.of(edited.of(key, List.of()));
            }
            case AnswerValue.Known _, AnswerValue.Reference _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// What comes through the session may have lost letters on its way here; in a file, that
    /// character was written.
    private static Optional<Problem> judge(AnswerKey key, String text, Origin origin) {
        boolean session =
                switch (origin.kind()) {
                    case OPTION, ENVIRONMENT -> true;
                    case FORM, FILE, CURRENT, MEASURED, DEFAULT -> false;
                };
        return session && InvisibleText.isLost(text)
                ? Optional.of(ValueHint.of("decodable").refusal(key, text))
                : key.type().judge(key, text);
    }

    /// The values of a list without repetitions.
    ///
    /// @param type what the key's type reads
    <T> List<T> values(AnswerKey key, Class<T> type) {
        List<AnswerValue.Item> items = items(key);
        note(key, items.stream().map(AnswerValue.Item::text).toList());
        return items.stream()
                .flatMap(item -> key.type().parse(item.text()).stream())
                .<T>map(type::cast)
                .distinct()
                .toList();
    }

    /// The answer, or the default that is the same everywhere; empty for the word `auto`.
    ///
    /// @param type what the key's type reads
    <T> Optional<T> value(AnswerKey key, Class<T> type) {
        List<AnswerValue.Item> items = items(key);
        Optional<String> text =
                items.isEmpty() ? key.fixedDefault() : Optional.of(items.getLast().text());
        note(key, text.stream().toList());
        return text.flatMap(key.type()::parse).map(type::cast);
    }

    /// The answer for a key that has a default.
    <T> T valueOrDefault(AnswerKey key, Class<T> type) {
        return value(key, type).orElseThrow();
    }

    List<String> texts(AnswerKey key) {
        return values(key, String.class);
    }

    Optional<String> text(AnswerKey key) {
        return value(key, String.class);
    }

    /// As [#text(AnswerKey)]; an empty text when the key was given without a value, to clear it.
    Optional<String> textOrNone(AnswerKey key) {
        return text(key).or(() -> cleared(key) ? Optional.of("") : Optional.empty());
    }

    /// As [#texts(AnswerKey)]; empty when the key was not given at all.
    Optional<List<String>> textsIfGiven(AnswerKey key) {
        return given(key) || cleared(key) ? Optional.of(texts(key)) : Optional.empty();
    }

    private boolean cleared(AnswerKey key) {
        return draft.value(key).isPresent() && !given(key);
    }

    /// For a key that has a default.
    boolean flag(AnswerKey key) {
        return valueOrDefault(key, Boolean.class);
    }

    Optional<Integer> whole(AnswerKey key) {
        return value(key, Integer.class);
    }

    /// For a key that has a default.
    Duration seconds(AnswerKey key) {
        return Duration.ofSeconds(valueOrDefault(key, Integer.class));
    }

    Optional<Secret> secret(AnswerKey key) {
        if (given(key)) {
            note(key, List.of());
        }
        return switch (draft.value(key).orElse(null)) {
            case AnswerValue.Known known when !known.secret().isEmpty() ->
                    usable(key, known.secret());
            case AnswerValue.Reference reference
                    when reference.source() instanceof SecretSource.Prompt -> {
                missing(key, "prompt");
                yield Optional.empty();
            }
            case AnswerValue.Reference(SecretSource.Stored(var open), Origin _, int _) ->
                    open.get();
            case AnswerValue.Reference _ -> {
                add(
                        key,
                        Problem.of(
                                ProblemId.ANS_SECRET,
                                "",
                                Argument.text(key.text()),
                                Argument.phrase("secret.unresolved")));
                yield Optional.empty();
            }
            case AnswerValue.Known _, AnswerValue.Plain _, AnswerValue.Edited _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private Optional<Secret> usable(AnswerKey key, Secret secret) {
        if (!(key.type() instanceof AnswerType.Hidden(SecretForm form))) {
            return Optional.of(secret);
        }
        return switch (form.clean(secret)) {
            case SecretForm.Cleaned.Usable(Secret clean) -> Optional.of(clean);
            case SecretForm.Cleaned.Unusable(SecretForm.Flaw flaw) -> {
                add(key, flaw.problem(key));
                yield Optional.empty();
            }
        };
    }

    /// Whether the user gave anything for this key.
    boolean given(AnswerKey key) {
        return switch (draft.value(key).orElse(null)) {
            case AnswerValue.Plain _ -> !draft.texts(key).isEmpty();
            case AnswerValue.Edited edited -> !edited.added().isEmpty();
            case AnswerValue.Known known -> !known.secret().isEmpty();
            case AnswerValue.Reference _ -> true;
            case null -> false;
        };
    }

    /// What the run goes by where nothing is answered: found out on this host.
    <T> T measured(AnswerKey key, T value) {
        return noted(key, value, Origin.measured());
    }

    /// What the run goes by where nothing is answered: it follows from other answers.
    <T> T usual(AnswerKey key, T value) {
        return noted(key, value, Origin.usual());
    }

    private <T> T noted(AnswerKey key, T value, Origin origin) {
        String text = value instanceof Enum<?> word ? AnswerType.Words.word(word) : "" + value;
        effective.put(key, new EffectiveAnswer(key, List.of(text), origin, 0));
        return value;
    }

    private void note(AnswerKey key, List<String> texts) {
        Optional<AnswerValue> answer = draft.value(key);
        if (answer.isPresent() && (given(key) || (texts.isEmpty() && mentioned(key)))) {
            AnswerValue value = answer.get();
            effective.put(key, new EffectiveAnswer(key, texts, value.origin(), value.line()));
        } else if (!texts.isEmpty()) {
            effective.put(key, new EffectiveAnswer(key, texts, Origin.usual(), 0));
        }
    }

    /// Every answer that was read, in the order of the format.
    List<EffectiveAnswer> effective() {
        return List.copyOf(effective.values());
    }

    /// That an answer is needed because of another one that is given.
    void missing(AnswerKey key, String when, AnswerKey because) {
        add(
                key,
                Problem.of(
                        ProblemId.ANS_MISSING,
                        "",
                        Argument.text(key.text()),
                        Argument.phrase("when." + when),
                        Argument.text(because.text())));
    }

    void missing(AnswerKey key, String when) {
        if (problems.stream().noneMatch(problem -> key.text().equals(problem.answer()))) {
            add(
                    key,
                    Problem.of(
                            ProblemId.ANS_MISSING,
                            "",
                            Argument.text(key.text()),
                            Argument.phrase("when." + when)));
        }
    }

    /// Warns about an answer that has no effect, if the user wrote it down on purpose.
    void unused(AnswerKey key, AnswerKey because) {
        if (deliberatelyGiven(key)) {
            add(key, Problem.of(ProblemId.ANS_UNUSED, "", key.text(), because.text()));
        }
    }

    /// As [#unused(AnswerKey, AnswerKey)], one warning for all answers of a section.
    void unused(AnswerSection section, AnswerKey because) {
        section.keys().stream()
                .filter(this::deliberatelyGiven)
                .findFirst()
                .ifPresent(key ->
                        add(
                                key,
                                Problem.of(
                                        ProblemId.ANS_UNUSED,
                                        "",
                                        "[" + section.text() + "]",
                                        because.text())));
    }

    /// As [#unused(AnswerKey, AnswerKey)], because of the operating system.
    void unusedHere(AnswerKey key, HostFacts facts) {
        if (deliberatelyGiven(key)) {
            String system = facts.windowsAccounts() ? "unused.windows" : "unused.linux";
            String value = key.secret() || key.list() ? "" : " = " + draft.text(key).orElse("");
            add(
                    key,
                    Problem.of(
                            ProblemId.ANS_UNUSED,
                            "",
                            Argument.text(key.text() + value),
                            Argument.phrase(system)));
        }
    }

    private boolean deliberatelyGiven(AnswerKey key) {
        return draft.value(key)
                .filter(_ -> given(key))
                .filter(value -> value.origin().deliberate())
                .isPresent();
    }

    /// That two answers exclude each other, however each of them came about.
    ///
    /// @param solution which change solves it: a phrase `conflict.*`
    void conflict(AnswerKey key, AnswerKey other, String solution) {
        add(
                key,
                Problem.of(
                        ProblemId.ANS_CONFLICT,
                        "",
                        Argument.text(words(key)),
                        place(key),
                        Argument.text(words(other)),
                        place(other),
                        Argument.phrase("conflict." + solution)));
    }

    private String words(AnswerKey key) {
        Optional<String> text = draft.text(key).or(key::fixedDefault);
        return key.text() + text.map(shown -> " = " + shown).orElse("");
    }

    /// Where the answer is found, so that it can be changed there.
    private Argument place(AnswerKey key) {
        Optional<AnswerValue> answer = draft.value(key).filter(_ -> given(key));
        Origin origin = answer.map(AnswerValue::origin).orElse(Origin.usual());
        return switch (origin.kind()) {
            case OPTION, ENVIRONMENT -> Argument.text(origin.name());
            case FILE -> Argument.text(origin.name() + ":" + answer.orElseThrow().line());
            case FORM -> Argument.phrase("origin.form");
            case CURRENT -> Argument.phrase("origin.current");
            case MEASURED -> Argument.phrase("origin.measured");
            case DEFAULT -> Argument.phrase("origin.default");
        };
    }

    void add(AnswerKey key, Problem problem) {
        int line = draft.value(key).map(AnswerValue::line).orElse(0);
        problems.add(problem.at(key.text(), line));
    }

    void add(AnswerKey key, Problem problem, int line) {
        problems.add(problem.at(key.text(), line));
    }

    /// Everything found, in the order of the format; what has no key comes first.
    List<Problem> problems() {
        return problems.stream()
                .map(checks::weigh)
                .distinct()
                .sorted(
                        Comparator.comparingInt(problem ->
                                Optional.ofNullable(problem.answer())
                                        .flatMap(AnswerNames::find)
                                        .map(AnswerKey::ordinal)
                                        .orElse(-1)))
                .toList();
    }

    boolean blocked() {
        return problems().stream().anyMatch(problem -> problem.severity() == Severity.BLOCKER);
    }
}
