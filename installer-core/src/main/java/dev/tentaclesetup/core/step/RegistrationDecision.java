package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What becomes of a registration when the server knows the name or the certificate already.
public sealed interface RegistrationDecision {

    /// A new record.
    record Create(String name) implements RegistrationDecision {}

    /// This record is changed, which keeps its id and its history.
    ///
    /// @param name that it has afterwards
    record Update(Machine machine, String name) implements RegistrationDecision {}

    /// The answers forbid it.
    record Refused(Problem problem) implements RegistrationDecision {}

    /// The name that the record has afterwards; empty when the answers forbid it.
    default Optional<String> finalName() {
        return switch (this) {
            case Create create -> Optional.of(create.name());
            case Update update -> Optional.of(update.name());
            case Refused _ -> Optional.empty();
        };
    }

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
            return new Update(byName.get(), name);
        }
        if (byName.isEmpty()) {
            return own.isEmpty() ? new Create(name) : new Update(own.getFirst(), name);
        }
        return switch (onConflict) {
            case UPDATE -> new Update(byName.get(), name);
            case RENAME -> renamed(name, byName.get(), own);
            case FAIL, UPDATE_IF_SAME_CERTIFICATE -> new Refused(taken(name, byName.get()));
        };
    }

    /// A name that an earlier run found free stays, also when the wanted one is free by now.
    private static RegistrationDecision renamed(String name, Machine other, List<Machine> own) {
        String free = name + "-" + suffix(other);
        if (own.isEmpty()) {
            return new Create(free);
        }
        Optional<Machine> earlier =
                own.stream()
                        .filter(mine -> mine.name().matches(Pattern.quote(name) + "-\\d+"))
                        .findFirst();
        return earlier.map(mine -> new Update(mine, mine.name()))
                .orElseGet(() -> new Update(own.getFirst(), free));
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
