package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.check.CheckLog;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.preflight.CurrentAnswers;
import dev.tentaclesetup.core.preflight.CurrentRecordCheck;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.core.preflight.ServerSession;
import java.util.Optional;

/// Answers of which some are left as the server's record has them. They are complete once the
/// record has been read.
///
/// @param host that the instance is on
/// @param given in this run
/// @param facts what defaults depend on
/// @param current what the instance answers, as far as its host knows
record KeptRecord(HostPorts host, AnswerDraft given, HostFacts facts, CurrentAnswers current) {

    /// @param soFar the answers without what the record says
    /// @return empty when something is missing, which is in the log then
    Optional<AnswersResult.Valid> complete(
            CheckLog log, ServerSession session, FoundInstance instance, Answers soFar)
            throws InterruptedException {
        Optional<CurrentAnswers> whole =
                log.runQuietly(new CurrentRecordCheck(host, session, instance, soFar, current));
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        return switch (AnswersReader.again(given, whole.get().draft(), true, facts)) {
            case AnswersResult.Valid valid -> Optional.of(valid);
            case AnswersResult.Invalid invalid -> {
                log.note(invalid.problems());
                yield Optional.empty();
            }
            case AnswersResult.ValidRemoval _, AnswersResult.ValidVerification _ ->
                    throw new IllegalStateException("answers of no change");
        };
    }
}
