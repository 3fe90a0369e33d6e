package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Typed access to a draft that collects every problem instead of stopping at the first. In place
/// of a wrong answer its default or an arbitrary valid value is given, because the result is
/// discarded then.
final class Fields {

    private final AnswerDraft draft;
    private final List<Problem> problems = new ArrayList<>();
    private Answers.Checks checks = Answers.Checks.USUAL;
    private final Set<AnswerKey> judged = EnumSet.noneOf(AnswerKey.class);

    Fields(AnswerDraft draft) {
        this.draft = draft;
        problems.addAll(draft.problems());
    }

    /// From now on problems weigh as the answers say.
    void weighing(Answers.Checks weights) {
        checks = weights;
    }

    /// The items that are values of the key's type.
    List<AnswerValue.Item> items(AnswerKey key) {
        if (!(draft.value(key).orElse(null) instanceof AnswerValue.Plain plain)) {
            return List.of();
        }
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

    /// What comes through the session may have lost letters on its way here; in a file, that
    /// character was written.
    private static Optional<Problem> judge(AnswerKey key, String text, Origin origin) {
        boolean session =
                switch (origin.kind()) {
                    case OPTION, ENVIRONMENT -> true;
                    case FORM, FILE, CURRENT, MEASURED -> false;
                };
        return session && InvisibleText.isLost(text)
                ? Optional.of(ValueHint.of("decodable").refusal(key, text))
                : key.type().judge(key, text);
    }

    /// The values of a list without repetitions.
    ///
    /// @param type what the key's type reads
    <T> List<T> values(AnswerKey key, Class<T> type) {
        return items(key).stream()
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
            case AnswerValue.Known _, AnswerValue.Plain _ -> Optional.empty();
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
        return draft.value(key)
                .map(value -> !(value instanceof AnswerValue.Plain) || !draft.texts(key).isEmpty())
                .orElse(false);
    }

    /// Whether an answer was given, be it an empty one, and not only found in the instance.
    boolean answered(AnswerKey key) {
        return draft.value(key)
                .map(value -> value.origin().kind() != Origin.Kind.CURRENT)
                .orElse(false);
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
                .filter(value -> deliberate(value.origin()))
                .isPresent();
    }

    void conflict(AnswerKey key, AnswerKey other) {
        add(key, Problem.of(ProblemId.ANS_CONFLICT, "", key.text(), other.text()));
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

    private static boolean deliberate(Origin origin) {
        return switch (origin.kind()) {
            case OPTION, ENVIRONMENT, FILE -> true;
            case FORM, CURRENT, MEASURED -> false;
        };
    }
}
