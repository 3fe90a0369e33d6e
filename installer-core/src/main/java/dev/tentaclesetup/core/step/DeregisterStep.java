package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Deletes the server's records of this agent. A deleted record cannot come back with its id and
/// history, so this comes after everything that could fail, and undoing names what is gone.
@Irreversible("A deleted record cannot be created again with the same id and history.")
public final class DeregisterStep implements Step {

    private final OctopusSpace space;
    private final List<Machine> machines;
    private final RunFacts board;
    private final List<Machine> deleted = new ArrayList<>();

    public DeregisterStep(OctopusSpace space, List<Machine> machines, RunFacts board) {
        this.space = space;
        this.machines = List.copyOf(machines);
        this.board = board;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(StepKind.DEREGISTER, List.of(), names(machines), "", true);
    }

    private static String names(List<Machine> machines) {
        return machines.stream()
                .map(machine -> machine.id() + " " + machine.name())
                .collect(Collectors.joining(", "));
    }

    @Override
    public boolean holds() throws ProblemException, InterruptedException {
        for (Machine machine : machines) {
            if (space.machine(machine.kind(), machine.id()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        for (Machine machine : machines) {
            deleted.add(machine);
            space.delete(machine.kind(), machine.id());
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (!holds()) {
            throw wrong(Reason.of("still-there"));
        }
        board.change(facts -> facts.withRegistration(Optional.empty()));
    }

    @Override
    public void undo() throws ProblemException, InterruptedException {
        for (Machine machine : List.copyOf(deleted)) {
            if (space.machine(machine.kind(), machine.id()).isPresent()) {
                deleted.remove(machine);
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
                Problem.blocker(ProblemId.REG_REFUSED, "", "deregister " + names(machines))
                        .because(reason));
    }
}
