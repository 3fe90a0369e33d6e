package dev.tentaclesetup.core.answers;

import java.util.List;

/// An answer that a run goes by, and why it is that one [wizard-reference 10.2].
///
/// @param key what is answered
/// @param texts as an answer file would say it; none for a secret, and for a list without items
/// @param origin where it comes from
/// @param line of the answer file, from 1, or 0
public record EffectiveAnswer(AnswerKey key, List<String> texts, Origin origin, int line) {
    public EffectiveAnswer {
        texts = List.copyOf(texts);
    }
}
