package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.core.problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Deletes the server's records of this agent. A deleted record cannot come back with its id and
/// history, so this comes after everything that could fail, and undoing names what is gone.
@Irreversible("A deleted record cannot be created again with the same id and history.")
public final class DeregisterStep implements Step {

    private final List<Listed> records;
    private final Insistence insistence;
    private final OtherHost otherHost;
    private final RunFacts board;
    private final List<Listed> deleted = new ArrayList<>();
    private final List<Listed> left = new ArrayList<>();

    /// @param otherHost finds out whether another host has the agent's certificate
    public DeregisterStep(
            List<Listed> records, Insistence insistence, OtherHost otherHost, RunFacts board) {
        this.records = List.copyOf(records);
        this.insistence = insistence;
        this.otherHost = otherHost;
        this.board = board;
    }

    /// A record and where it is.
    public record Listed(OctopusSpace space, Machine machine, Facts.Registration words) {

        boolean there() throws ProblemException, InterruptedException {
            return space.machine(machine.kind(), machine.id()).isPresent();
        }
    }

    /// What a server that does not delete a record means for the run.
    public enum Insistence {
        /// The run fails.
        REQUIRED,
        /// The record stays, and is named at the end of the run.
        IF_POSSIBLE
    }

    /// A copy of this host has its certificate too, and may be what the server calls now.
    @FunctionalInterface
    public interface OtherHost {
        /// Asked when the agent of this host has been stopped: whatever still answers at the
        /// record's address with its certificate is another one.
        boolean answersFor(Machine machine) throws InterruptedException;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(StepKind.DEREGISTER, List.of(), names(records), "", true);
    }

    private static String names(List<Listed> records) {
        return records.stream()
                .map(one -> one.machine().id() + " " + one.machine().name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        try {
            return gone(records);
        } catch (ProblemException e) {
            if (insistence == Insistence.REQUIRED) {
                throw e;
            }
            return false;
        }
    }

    private static boolean gone(List<Listed> records)
            throws ProblemException, InterruptedException {
        for (Listed one : records) {
            if (one.there()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        for (Listed one : records) {
            if (otherHost.answersFor(one.machine())) {
                String address = one.machine().uri();
                leave(one, one.words().remains(Reason.of("remains-answered", address)));
            } else {
                delete(one);
            }
        }
    }

    private void delete(Listed one) throws ProblemException, InterruptedException {
        deleted.add(one);
        try {
            one.space().delete(one.machine().kind(), one.machine().id());
        } catch (ProblemException e) {
            if (insistence == Insistence.REQUIRED) {
                throw e;
            }
            board.warn(e.problem().weighed(Severity.WARNING));
        }
    }

    private void leave(Listed one, Problem why) {
        deleted.remove(one);
        left.add(one);
        board.warn(why);
        board.change(facts -> facts.withRemaining(List.of(one.words())));
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        for (Listed one : records.stream().filter(each -> !left.contains(each)).toList()) {
            if (stillThere(one)) {
                if (insistence == Insistence.REQUIRED) {
                    throw wrong(Reason.of("still-there"));
                }
                leave(one, one.words().remains(Reason.of("remains-refused")));
            }
        }
        board.change(facts -> facts.withRegistration(Optional.empty()));
    }

    /// A server that does not say may have it still.
    private boolean stillThere(Listed one) throws ProblemException, InterruptedException {
        try {
            return one.there();
        } catch (ProblemException e) {
            if (insistence == Insistence.REQUIRED) {
                throw e;
            }
            return true;
        }
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        for (Listed one : List.copyOf(deleted)) {
            if (one.there()) {
                deleted.remove(one);
            }
        }
    }

    @Override
    public void undone() throws ProblemException {
        if (!deleted.isEmpty()) {
            throw wrong(Reason.of("deleted", names(deleted)));
        }
    }

    private ProblemException wrong(Reason reason) {
        return new ProblemException(
                Problem.blocker(ProblemId.REG_REFUSED, "", names(records)).because(reason));
    }
}
