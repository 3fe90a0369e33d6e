package dev.tentaclesetup.ui.draft;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.HostFacts;

/// The one judge of drafts, as the core reads them on this host.
///
/// @param facts what defaults depend on
public record AnswersJudge(HostFacts facts) {

    /// @param now what is there already, which stays where the draft does not mention it
    AnswersResult judge(AnswerDraft draft, PresentAnswers now) {
        return now.changing()
                ? AnswersReader.again(draft, now.draft(), now.recordRead(), facts)
                : AnswersReader.read(draft, facts);
    }
}
