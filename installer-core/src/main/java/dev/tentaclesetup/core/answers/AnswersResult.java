package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.problem.Problem;
import java.util.List;

/// What became of a draft.
public sealed interface AnswersResult {

    /// `setup.action = install`: an instance shall be as described.
    ///
    /// @param warnings worth showing, nothing blocks
    /// @param effective every answer that the run goes by, in the order of the format
    record Valid(Answers answers, List<Problem> warnings, List<EffectiveAnswer> effective)
            implements AnswersResult {
        public Valid {
            warnings = List.copyOf(warnings);
            effective = List.copyOf(effective);
        }
    }

    /// `setup.action = remove`: an instance shall be gone.
    ///
    /// @param warnings worth showing, nothing blocks
    record ValidRemoval(Removal removal, List<Problem> warnings) implements AnswersResult {
        public ValidRemoval {
            warnings = List.copyOf(warnings);
        }
    }

    /// `setup.action = verify`: an instance is to be examined.
    ///
    /// @param warnings worth showing, nothing blocks
    record ValidVerification(Verification verification, List<Problem> warnings)
            implements AnswersResult {
        public ValidVerification {
            warnings = List.copyOf(warnings);
        }
    }

    /// Everything that is wrong, in the order of the format, warnings included.
    ///
    /// @param problems at least one of them blocks
    record Invalid(List<Problem> problems) implements AnswersResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
