package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemClass;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How a run ended, the same for every front end: status word, exit code and problem.
///
/// @param status the word for it
/// @param exitCode that the program ends with [wizard-reference 10.6]
/// @param problem why the run stopped; empty when it did not, or when it was asked to
public record RunOutcome(RunStatus status, int exitCode, Optional<Problem> problem) {

    private static final System.Logger LOG = System.getLogger(RunOutcome.class.getName());

    /// @param purpose of the plan that was run
    public static RunOutcome of(Report report, Plan.Purpose purpose) {
        return new RunOutcome(
                RunStatus.of(report),
                exitCode(report, purpose),
                report.stopCause().flatMap(StopCause::toProblem));
    }

    /// Nothing was changed because of problems: the lowest exit code of those that block counts.
    public static RunOutcome refused(List<Problem> problems) {
        Optional<Problem> first =
                problems.stream()
                        .filter(Problem::blocks)
                        .min(Comparator.comparingInt(problem -> problem.id().exitCode()));
        int exitCode =
                first.map(Problem::id)
                        .map(ProblemId::exitCode)
                        .orElse(ProblemClass.INTERNAL.code());
        return new RunOutcome(RunStatus.REFUSED, exitCode, first);
    }

    /// An instance was examined: the lowest exit code of the problems that block counts.
    public static RunOutcome examined(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::blocks)
                ? new RunOutcome(
                        RunStatus.FAULTY, refused(problems).exitCode(), refused(problems).problem())
                : new RunOutcome(RunStatus.CHECKED, ExitCode.OK.code(), Optional.empty());
    }

    /// A run ended in a way that none should: an internal error, which the log explains.
    public static RunOutcome broken(Throwable error) {
        LOG.log(System.Logger.Level.ERROR, "internal error", error);
        return new RunOutcome(
                RunStatus.REFUSED, ProblemClass.INTERNAL.code(), Optional.of(Fault.problem(error)));
    }

    private static int exitCode(Report report, Plan.Purpose purpose) {
        return switch (report) {
            case Report.Done done when unproved(done) -> ProblemClass.HEALTH.code();
            case Report.Done _, Report.NothingToChange _ -> done(report.facts(), purpose).code();
            case Report.Undone undone -> undone(undone.cause());
            case Report.UndoIncomplete _ -> ExitCode.APPLY_FAILED_UNDO_INCOMPLETE.code();
            case Report.Kept kept -> kept(kept.cause());
        };
    }

    /// Whether a health check was to pass and nothing is known of it, for instance because it still
    /// waits: what was set up stays, and is no success.
    private static boolean unproved(Report.Done done) {
        return done.facts().health().isEmpty()
                && done.changed().stream().anyMatch(step -> step.kind() == StepKind.HEALTH);
    }

    private static ExitCode done(Facts facts, Plan.Purpose purpose) {
        if (!facts.remaining().isEmpty()) {
            return ExitCode.REMOVED_RECORD_REMAINS;
        }
        return switch (purpose) {
            case SET_UP, REMOVE, REMOVE_PARTS -> ExitCode.OK;
            case REMOVE_HERE_ONLY -> ExitCode.REMOVED_RECORD_REMAINS;
        };
    }

    private static int undone(StopCause cause) {
        return switch (cause) {
            case StopCause.Failed failed -> undone(failed.problem().id());
            case StopCause.Bug _ -> ProblemClass.INTERNAL.code();
            case StopCause.TimedOut _ -> ProblemClass.TIME_OUT.code();
            case StopCause.Cancelled _ -> ExitCode.INTERRUPTED.code();
        };
    }

    /// That the server cannot reach this host has a code of its own, because it is the network that
    /// needs a change.
    private static int undone(ProblemId id) {
        boolean inbound = id == ProblemId.FW_REMOTE || id == ProblemId.ADDR_WRONG;
        return inbound ? id.exitCode() : ExitCode.APPLY_FAILED_UNDONE.code();
    }

    private static int kept(StopCause cause) {
        return cause instanceof StopCause.Failed failed && failed.step().kind() == StepKind.HEALTH
                ? ProblemClass.HEALTH.code()
                : ProblemClass.SERVICE_START.code();
    }
}
