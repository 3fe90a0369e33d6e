package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers as gathered so far from files, options, environment or forms, raw, each with its origin.
/// Immutable; [AnswersReader] turns it into [Answers] or into the list of everything that is wrong
/// with it.
public final class AnswerDraft {

    private static final AnswerDraft EMPTY =
            new AnswerDraft(new EnumMap<>(AnswerKey.class), List.of(), false);

    private final Map<AnswerKey, AnswerValue> values;
    private final List<Problem> problems;
    private final boolean unread;

    private AnswerDraft(
            Map<AnswerKey, AnswerValue> values, List<Problem> problems, boolean unread) {
        this.values = Collections.unmodifiableMap(values);
        this.problems = List.copyOf(problems);
        this.unread = unread;
    }

    public static AnswerDraft empty() {
        return EMPTY;
    }

    /// With this answer from a form, in place of an earlier one.
    public AnswerDraft with(AnswerKey key, String text) {
        return with(key, AnswerValue.Plain.of(List.of(text), Origin.form()));
    }

    /// With these items from a form, in place of earlier ones.
    public AnswerDraft withAll(AnswerKey key, List<String> texts) {
        return with(key, AnswerValue.Plain.of(texts, Origin.form()));
    }

    /// With this secret from a form, in place of an earlier one.
    public AnswerDraft with(AnswerKey key, Secret secret) {
        return with(key, new AnswerValue.Known(secret, Origin.form(), 0));
    }

    /// With this value, in place of an earlier one.
    ///
    /// @throws IllegalArgumentException if a plain value is given for a secret or the reverse
    public AnswerDraft with(AnswerKey key, AnswerValue value) {
        boolean secret =
                switch (value) {
                    case AnswerValue.Known _, AnswerValue.Reference _ -> true;
                    case AnswerValue.Plain _, AnswerValue.Edited _ -> false;
                };
        if (key.secret() != secret) {
            throw new IllegalArgumentException("wrong kind of value for " + key.text());
        }
        var copy = copy();
        copy.put(key, value);
        return new AnswerDraft(copy, problems, unread);
    }

    /// Without any answer for this key.
    public AnswerDraft without(AnswerKey key) {
        var copy = copy();
        copy.remove(key);
        return new AnswerDraft(copy, problems, unread);
    }

    /// With more things that were wrong while the draft was gathered.
    public AnswerDraft withProblems(List<Problem> more) {
        var all = new ArrayList<>(problems);
        all.addAll(more);
        return new AnswerDraft(copy(), all, unread);
    }

    /// With a source of which nothing could be read, so that what is missing is not known.
    AnswerDraft unread(Problem why) {
        var all = new ArrayList<>(problems);
        all.add(why);
        return new AnswerDraft(copy(), all, true);
    }

    /// This draft's answers, and below them those of `lower` for keys that this one does not hold.
    public AnswerDraft over(AnswerDraft lower) {
        var merged = lower.copy();
        values.forEach(
                (key, value) -> merged.merge(key, value, (under, over) -> over(key, under, over)));
        var all = new ArrayList<>(lower.problems);
        all.addAll(problems);
        return new AnswerDraft(merged, all, unread || lower.unread);
    }

    private static AnswerValue over(AnswerKey key, AnswerValue lower, AnswerValue higher) {
        return switch (higher) {
            case AnswerValue.Edited edited when lower instanceof AnswerValue.Plain plain ->
                    edited.of(key, plain.items());
            case AnswerValue.Edited edited when lower instanceof AnswerValue.Edited earlier ->
                    edited.after(key, earlier);
            case AnswerValue.Edited _,
                    AnswerValue.Plain _,
                    AnswerValue.Known _,
                    AnswerValue.Reference _ ->
                    higher;
        };
    }

    /// What the draft holds for the key.
    public Optional<AnswerValue> value(AnswerKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The single text for the key: the last item; empty when there is none or it is blank.
    public Optional<String> text(AnswerKey key) {
        List<String> texts = texts(key);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getLast());
    }

    /// The items for the key that are not blank.
    public List<String> texts(AnswerKey key) {
        return values.get(key) instanceof AnswerValue.Plain plain
                ? plain.texts().stream().filter(text -> !text.isBlank()).toList()
                : List.of();
    }

    /// The secret for the key, when it is known already.
    public Optional<Secret> secret(AnswerKey key) {
        return values.get(key) instanceof AnswerValue.Known known
                ? Optional.of(known.secret())
                : Optional.empty();
    }

    /// The keys for which there is something, in the order of the format.
    public Set<AnswerKey> keys() {
        return values.keySet();
    }

    /// What was wrong while the draft was gathered.
    public List<Problem> problems() {
        return problems;
    }

    /// Whether nothing of a source could be read: then only that is a problem, and not the answers
    /// that it may have.
    boolean isUnread() {
        return unread;
    }

    /// Two drafts are equal when they hold the same raw values with the same origins; secrets
    /// compare by identity.
    @Override
    public boolean equals(Object other) {
        return other instanceof AnswerDraft draft
                && draft.values.equals(values)
                && draft.problems.equals(problems);
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + problems.hashCode();
    }

    /// For logs and test failures; secrets print as such.
    @Override
    public String toString() {
        return "AnswerDraft" + values + (problems.isEmpty() ? "" : " " + problems);
    }

    private EnumMap<AnswerKey, AnswerValue> copy() {
        var copy = new EnumMap<AnswerKey, AnswerValue>(AnswerKey.class);
        copy.putAll(values);
        return copy;
    }
}
