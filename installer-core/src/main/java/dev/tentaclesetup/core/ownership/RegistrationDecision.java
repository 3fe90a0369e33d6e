package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /// This agent's own record is changed, whatever it is called. One that may be another agent's,
    /// because a host was copied, is left alone unless the answers claim it; one of an agent that
    /// is alive elsewhere is always left alone.
    ///
    /// @param byName the record that has the wanted name
    /// @param own the records with this agent's certificate
    public static RegistrationDecision decide(
            String name, Answers.OnConflict onConflict, Optional<Machine> byName, OwnRecords own) {
        Optional<Problem> blocked = blocked(onConflict, byName, own);
        if (blocked.isPresent()) {
            return new Refused(blocked.get());
        }
        if (byName.filter(own::own).isPresent()) {
            return new Update(byName.get(), name);
        }
        Optional<Problem> copy = copied(onConflict, byName, own);
        if (copy.isPresent()) {
            return new Refused(copy.get());
        }
        if (byName.isEmpty()) {
            return claimed(onConflict, own)
                    .<RegistrationDecision>map(mine -> new Update(mine, name))
                    .orElseGet(() -> new Create(name));
        }
        return switch (onConflict) {
            case UPDATE -> new Update(byName.get(), name);
            case RENAME -> renamed(name, byName.get(), own.ours());
            case FAIL, UPDATE_IF_SAME_CERTIFICATE -> new Refused(taken(name, byName.get()));
        };
    }

    /// What no answer, or an answer about another record, can allow.
    private static Optional<Problem> blocked(
            Answers.OnConflict onConflict, Optional<Machine> byName, OwnRecords own) {
        boolean chosen =
                onConflict == Answers.OnConflict.UPDATE && byName.filter(own::own).isPresent();
        if (own.ours().size() > 1 && !chosen) {
            return Optional.of(several(own.ours()));
        }
        return byName.filter(_ -> onConflict != Answers.OnConflict.RENAME)
                .filter(machine -> !machine.ofTentacle())
                .map(RegistrationDecision::otherKind);
    }

    private static Problem several(List<Machine> ours) {
        String all =
                ours.stream()
                        .map(machine -> machine.name() + " (" + machine.id() + ")")
                        .collect(Collectors.joining(", "));
        return Problem.of(ProblemId.REG_SEVERAL, ours.getFirst().thumbprint(), all)
                .at(AnswerKey.REGISTRATION_NAME.text(), 0);
    }

    private static Problem otherKind(Machine machine) {
        return Problem.of(
                        ProblemId.REG_KIND,
                        machine.uri(),
                        machine.name(),
                        machine.id(),
                        machine.style())
                .at(AnswerKey.REGISTRATION_NAME.text(), 0);
    }

    /// What is in the way when the record may be that of the agent that this one is a copy of. With
    /// a new certificate the two have nothing in common any more, but a name.
    private static Optional<Problem> copied(
            Answers.OnConflict onConflict, Optional<Machine> byName, OwnRecords own) {
        if (own.renewed() || !own.ours().isEmpty()) {
            return byName.filter(own::elsewhere)
                    .filter(_ -> onConflict != Answers.OnConflict.RENAME)
                    .map(machine -> clone(machine, "clone.live"));
        }
        Optional<Machine> live = own.elsewhere().stream().findFirst();
        Optional<Machine> undecided =
                onConflict == Answers.OnConflict.UPDATE
                        ? Optional.empty()
                        : own.unproved().stream().findFirst();
        return live.map(machine -> clone(machine, "clone.live"))
                .or(() -> undecided.map(machine -> clone(machine, "clone.unproved")));
    }

    private static Optional<Machine> claimed(Answers.OnConflict onConflict, OwnRecords own) {
        boolean claims = onConflict == Answers.OnConflict.UPDATE && !own.renewed();
        return own.ours().stream()
                .findFirst()
                .or(() -> claims ? own.unproved().stream().findFirst() : Optional.empty());
    }

    private static Problem clone(Machine machine, String phrase) {
        return Problem.of(
                        ProblemId.REG_THUMB,
                        machine.thumbprint(),
                        Argument.text(machine.name()),
                        Argument.text(machine.id()),
                        Argument.text(machine.uri()),
                        Argument.phrase(phrase))
                .at(AnswerKey.REGISTRATION_NAME.text(), 0);
    }

    /// What a user has to know of a record that the answers claim for this agent.
    public static Optional<Problem> warning(RegistrationDecision decision, OwnRecords own) {
        return decision.present()
                .filter(own::unproved)
                .map(machine -> clone(machine, "clone.claimed").weighed(Severity.WARNING));
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
