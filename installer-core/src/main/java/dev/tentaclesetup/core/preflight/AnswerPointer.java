package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.ProblemException;

/// Points problems at the answer that leads to them.
final class AnswerPointer {

    private AnswerPointer() {}

    /// Something that may meet a problem.
    @FunctionalInterface
    interface Call<T> {
        T call() throws ProblemException, InterruptedException;
    }

    /// Calls, and points a problem at the answer, unless it points at one already.
    static <T> T at(AnswerKey answer, Call<T> call) throws ProblemException, InterruptedException {
        try {
            return call.call();
        } catch (ProblemException e) {
            if (e.problem().answer() != null) {
                throw e;
            }
            throw new ProblemException(e.problem().at(answer.text(), 0), e);
        }
    }
}
