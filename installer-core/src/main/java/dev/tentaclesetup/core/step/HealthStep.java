package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.ServerTask;
import dev.tentaclesetup.core.octopus.ServerTasks;
import dev.tentaclesetup.core.octopus.TaskLog;
import dev.tentaclesetup.core.octopus.TaskLogLine;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.RunFacts;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has the server check this one machine, follows the log of that task, and takes nothing but a
/// healthy record for success. A check that the server does not make, because it has not begun or
/// because the account may not ask for one, says nothing of the agent: that is told, and the
/// registration stays. Changes nothing, so there is nothing to undo.
@Irreversible("A health check changes nothing.")
public final class HealthStep implements Step {

    private static final int ERROR_LINES = 5;

    /// A place in a program, as Java and .NET write it below an exception.
    private static final Pattern TRACE =
            Pattern.compile("^\\s+at \\S+.*|^\\s*\\.\\.\\. \\d+ more$|^\\s*--- End of ");

    /// The type of an exception before its words.
    private static final Pattern TYPE =
            Pattern.compile("^(?:Caused by: )?(?:\\w+\\.)+\\w*(?:Exception|Error|Failure): ");

    private final OctopusSpace space;
    private final ServerTasks tasks;
    private final RegisteredMachine registered;
    private final RunFacts board;
    private final Duration limit;
    private Optional<TaskLog> log = Optional.empty();

    public HealthStep(
            OctopusSpace space,
            ServerTasks tasks,
            RegisteredMachine registered,
            RunFacts board,
            Duration limit) {
        this.space = space;
        this.tasks = tasks;
        this.registered = registered;
        this.board = board;
        this.limit = limit;
    }

    @Override
    public StepDescription description() {
        return new StepDescription(StepKind.HEALTH, List.of(), "", "healthy", false);
    }

    /// Being healthy yesterday proves nothing.
    @Override
    public boolean holds() {
        return false;
    }

    @Override
    public void apply(Progress progress) throws ProblemException, InterruptedException {
        Optional<ServerTask> task = started();
        if (task.isEmpty()) {
            return;
        }
        TaskLog seen = tasks.follow(task.get(), limit, line -> progress.line(line.text()));
        if (seen.task().completed()) {
            log = Optional.of(seen);
        } else if (seen.task().waiting()) {
            board.warn(slow(seen).weighed(Severity.WARNING));
        } else {
            throw new ProblemException(slow(seen).weighed(Severity.BLOCKER));
        }
    }

    private Problem slow(TaskLog seen) {
        return Problem.of(
                ProblemId.HEALTH_SLOW, seen.task().state(), Long.toString(limit.toSeconds()));
    }

    /// Empty when the account may start no tasks; a server that has just listed a machine checks it
    /// by itself [octopus-api 6.7].
    private Optional<ServerTask> started() throws ProblemException, InterruptedException {
        try {
            return Optional.of(tasks.startHealthCheck(machine(), space.space(), limit));
        } catch (ProblemException e) {
            if (e.problem().id() != ProblemId.PERM_CREATE) {
                throw e;
            }
            watch(e.problem());
            return Optional.empty();
        }
    }

    private void watch(Problem forbidden) throws ProblemException, InterruptedException {
        boolean checkedBefore = !machine().unchecked();
        Optional<Machine> seen =
                checkedBefore ? Optional.empty() : tasks.watch(space, machine(), limit);
        if (seen.isEmpty()) {
            board.warn(Problem.of(ProblemId.HEALTH_UNKNOWN, forbidden.seen(), machine().name()));
        } else if (seen.get().healthy()) {
            board.change(facts -> facts.withHealth(seen.get().health()));
        } else {
            throw new ProblemException(
                    Problem.blocker(ProblemId.HEALTH_FAIL, seen.get().summary()));
        }
    }

    @Override
    public void verify() throws ProblemException, InterruptedException {
        if (log.isEmpty()) {
            return; // what is not known has been told
        }
        TaskLog seen = log.get();
        Optional<Machine> now = readable();
        boolean healthy = now.isEmpty() || now.get().healthy();
        if (!seen.task().succeeded() || !healthy) {
            throw new ProblemException(Problem.blocker(ProblemId.HEALTH_FAIL, errors(seen)));
        }
        String health = now.map(Machine::health).orElse(Machine.HEALTHY);
        board.change(facts -> facts.withHealth(health));
    }

    /// Empty when the account may not see the record; then the task speaks for it.
    private Optional<Machine> readable() throws ProblemException, InterruptedException {
        try {
            return space.machine(machine().kind(), machine().id());
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.PERM_CREATE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String errors(TaskLog seen) {
        String lines =
                withoutTraces(
                        seen.lines().stream().filter(TaskLogLine::error).map(TaskLogLine::text));
        return lines.isEmpty() ? seen.task().error() : lines;
    }

    /// What an agent could not do is an exception in the server's log; people need its words only.
    static String withoutTraces(Stream<String> texts) {
        return texts.flatMap(String::lines)
                .filter(line -> !TRACE.matcher(line).find())
                .map(line -> TYPE.matcher(line).replaceFirst(""))
                .limit(ERROR_LINES)
                .collect(Collectors.joining("\n"));
    }

    private Machine machine() {
        return registered.machine().orElseThrow();
    }

    @Override
    public void undo() {
        // A check changes nothing.
    }

    @Override
    public void undone() {
        // As above.
    }
}
