package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Optional;

/// What becomes of a registration when the server knows the name or the certificate already.
public sealed interface RegistrationDecision {

    /// A new record.
    record Create(String name) implements RegistrationDecision {}

    /// This record is changed, which keeps its id and its history.
    record Update(Machine machine) implements RegistrationDecision {}

    /// The answers forbid it.
    record Refused(Problem problem) implements RegistrationDecision {}

    /// The record that is changed; empty when there is none.
    default Optional<Machine> present() {
        return switch (this) {
            case Update update -> Optional.of(update.machine());
            case Create _, Refused _ -> Optional.empty();
        };
    }

    /// A record with this agent's own certificate is ours, whatever it is called.
    ///
    /// @param byName the record that has the wanted name
    /// @param own the records with this agent's certificate
    static RegistrationDecision decide(
            String name,
            Answers.OnConflict onConflict,
            Optional<Machine> byName,
            List<Machine> own) {
        boolean nameIsOurs =
                byName.isPresent()
                        && own.stream().anyMatch(mine -> mine.id().equals(byName.get().id()));
        if (nameIsOurs) {
            return new Update(byName.get());
        }
        if (byName.isEmpty()) {
            return own.isEmpty() ? new Create(name) : new Update(own.getFirst());
        }
        return switch (onConflict) {
            case UPDATE -> new Update(byName.get());
            case RENAME -> new Create(name + "-" + suffix(byName.get()));
            case FAIL, UPDATE_IF_SAME_CERTIFICATE -> new Refused(taken(name, byName.get()));
        };
    }

    /// The id of the record that has the name is unique, so the new name is as well, and stays the
    /// same for every run.
    private static String suffix(Machine other) {
        return other.id().substring(other.id().lastIndexOf('-') + 1);
    }

    private static Problem taken(String name, Machine other) {
        String known =
                String.join(", ", List.of(other.id(), other.style(), other.uri(), other.health()));
        return Problem.of(ProblemId.REG_NAME, other.thumbprint(), name, known)
                .at(AnswerKey.REGISTRATION_NAME.text(), 0);
    }
}
