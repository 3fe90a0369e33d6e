package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerValue;
import dev.tentaclesetup.core.answers.Origin;
import dev.tentaclesetup.core.answers.SecretSource;
import dev.tentaclesetup.instance.InstanceException;
import java.util.List;
import java.util.Optional;

/// Collects answers from what is there. What is broken or is no answer of its key is left out: then
/// nothing is known of it.
final class DraftOfNow {

    private AnswerDraft draft;

    DraftOfNow() {
        this(AnswerDraft.empty());
    }

    DraftOfNow(AnswerDraft draft) {
        this.draft = draft;
    }

    AnswerDraft draft() {
        return draft;
    }

    Optional<String> text(AnswerKey key) {
        return draft.text(key);
    }

    void put(AnswerKey key, Optional<String> text) {
        put(key, text.stream().toList());
    }

    /// Takes the place of what was known before.
    void put(AnswerKey key, List<String> texts) {
        List<String> fine =
                texts.stream()
                        .filter(text -> !text.isBlank() && key.type().parse(text).isPresent())
                        .toList();
        draft =
                fine.isEmpty()
                        ? draft.without(key)
                        : draft.with(key, AnswerValue.Plain.of(fine, Origin.current()));
    }

    void stored(AnswerKey key, SecretSource.Stored secret) {
        draft = draft.with(key, new AnswerValue.Reference(secret, Origin.current(), 0));
    }

    void clear(AnswerKey key) {
        draft = draft.without(key);
    }

    /// A value of a configuration file.
    @FunctionalInterface
    interface Setting<T> {
        T read() throws InstanceException;
    }

    /// The value; empty when it is broken.
    static <T> Optional<T> read(Setting<T> setting) {
        try {
            return Optional.of(setting.read());
        } catch (InstanceException broken) {
            return Optional.empty();
        }
    }
}
