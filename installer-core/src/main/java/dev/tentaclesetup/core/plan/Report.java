package dev.tentaclesetup.core.plan;

import java.util.List;
import java.util.Optional;

/// How a run ended.
public sealed interface Report {

    /// What is known about the instance now.
    Facts facts();

    /// Why the run stopped; empty when it did not.
    default Optional<StopCause> stopCause() {
        return switch (this) {
            case Done _, NothingToChange _ -> Optional.empty();
            case Undone undone -> Optional.of(undone.cause());
            case UndoIncomplete incomplete -> Optional.of(incomplete.cause());
            case Kept kept -> Optional.of(kept.cause());
        };
    }

    /// Everything was applied and verified.
    ///
    /// @param changed the steps that changed something; the others held already
    record Done(Facts facts, List<StepDescription> changed) implements Report {
        public Done {
            changed = List.copyOf(changed);
        }
    }

    /// Every wanted value was there already.
    record NothingToChange(Facts facts) implements Report {}

    /// Stopped; everything that was done is undone, and that was verified.
    ///
    /// @param undone the steps that were put back, in the order of undoing
    record Undone(Facts facts, StopCause cause, List<StepDescription> undone) implements Report {
        public Undone {
            undone = List.copyOf(undone);
        }
    }

    /// Stopped, and not everything could be put back.
    ///
    /// @param undone the steps that were put back, in the order of undoing
    /// @param left what is still there, with the reason
    record UndoIncomplete(
            Facts facts, StopCause cause, List<StepDescription> undone, List<Left> left)
            implements Report {
        public UndoIncomplete {
            undone = List.copyOf(undone);
            left = List.copyOf(left);
        }
    }

    /// Stopped, and left as it is because the answers say so (`on-failure = keep`).
    ///
    /// @param changed what was done and stays
    record Kept(Facts facts, StopCause cause, List<StepDescription> changed) implements Report {
        public Kept {
            changed = List.copyOf(changed);
        }
    }

    /// A step that could not be put back, and why.
    record Left(StepDescription step, StopCause cause) {}
}
