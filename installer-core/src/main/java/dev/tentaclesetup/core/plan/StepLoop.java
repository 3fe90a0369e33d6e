package dev.tentaclesetup.core.plan;

import dev.tentaclesetup.core.answers.Answers.OnFailure;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Applies and verifies the steps of one plan, one after the other; on a stop puts back what was
/// done, in reverse order, and verifies that too. Runs on the calling thread.
final class StepLoop {

    private static final System.Logger LOG = System.getLogger(StepLoop.class.getName());

    /// Longer than any step should take that changes what instances share.
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Plan plan;
    private final OnFailure onFailure;
    private final RunListener listener;
    private final InstantSource clock;
    private final StateFolder state;
    private final int of;
    private final List<Integer> touched = new ArrayList<>();
    private final List<StepDescription> changed = new ArrayList<>();

    /// @param state where the lock is that guards what instances share
    StepLoop(
            Plan plan,
            OnFailure onFailure,
            RunListener listener,
            InstantSource clock,
            StateFolder state) {
        this.state = state;
        this.plan = plan;
        this.onFailure = onFailure;
        this.listener = listener;
        this.clock = clock;
        this.of = plan.steps().size();
    }

    /// @param endOfApplying called once, before anything is put back; from then on nothing
    ///   interrupts this thread. Returns why the run was asked to stop, null when it was not
    Report run(Supplier<@Nullable StopCause> endOfApplying) {
        listener.on(new RunEvent.RunStarted(plan.instance(), plan.hash(), of));
        Optional<StopCause> failure = applyAll();
        StopCause asked = endOfApplying.get();
        Optional<StopCause> cause = asked == null ? failure : Optional.of(asked);
        Report report = cause.isEmpty() ? finished() : stopped(cause.get());
        listener.on(new RunEvent.RunFinished(report));
        return report;
    }

    private Optional<StopCause> applyAll() {
        for (int n = 1; n <= of; n++) {
            Optional<StopCause> failure = applyOne(n);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<StopCause> applyOne(int n) {
        Step step = step(n);
        StepDescription words = step.description();
        Instant begin = clock.instant();
        listener.on(new RunEvent.StepRunning(n, of, words));
        Optional<StopCause> failure =
                attempt(words, alone(words, () -> applyOrSkip(n, step, begin)));
        failure.ifPresent(
                cause -> listener.on(new RunEvent.StepFailed(n, of, words, cause, since(begin))));
        return failure;
    }

    private void applyOrSkip(int n, Step step, Instant begin)
            throws ProblemException, InterruptedException {
        StepDescription words = step.description();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (step.holds()) {
            listener.on(new RunEvent.StepSame(n, of, words));
            return;
        }
        touched.add(n);
        step.apply(text -> listener.on(new RunEvent.StepLine(n, of, words, text)));
        step.verify();
        changed.add(words);
        listener.on(new RunEvent.StepOk(n, of, words, since(begin)));
    }

    private Report finished() {
        return changed.isEmpty()
                ? new Report.NothingToChange(plan.facts())
                : new Report.Done(plan.facts(), changed);
    }

    private Report stopped(StopCause cause) {
        if (onFailure == OnFailure.KEEP && cause instanceof StopCause.Failed) {
            return new Report.Kept(plan.facts(), cause, changed);
        }
        var undone = new ArrayList<StepDescription>();
        var left = new ArrayList<Report.Left>();
        for (int n : touched.reversed()) {
            Optional<StopCause> failure = undoOne(n);
            StepDescription words = step(n).description();
            failure.ifPresentOrElse(
                    why -> left.add(new Report.Left(words, why)), () -> undone.add(words));
        }
        return left.isEmpty()
                ? new Report.Undone(plan.facts(), cause, undone)
                : new Report.UndoIncomplete(plan.facts(), cause, undone, left);
    }

    private Optional<StopCause> undoOne(int n) {
        Step step = step(n);
        StepDescription words = step.description();
        Instant begin = clock.instant();
        listener.on(new RunEvent.StepUndoing(n, of, words));
        Optional<StopCause> failure =
                attempt(
                        words,
                        alone(
                                words,
                                () -> {
                                    step.undo();
                                    step.undone();
                                }));
        listener.on(
                failure.<RunEvent>map(cause -> new RunEvent.StepNotUndone(n, of, words, cause))
                        .orElseGet(() -> new RunEvent.StepUndone(n, of, words, since(begin))));
        return failure;
    }

    /// What instances share is changed by one set-up at a time, for as long as one step takes.
    private Action alone(StepDescription words, Action action) {
        if (!words.kind().shared()) {
            return action;
        }
        return () -> {
            try (SetUpLock _ = SetUpLock.await(state, state.sharedLock(), PATIENCE)) {
                action.run();
            }
        };
    }

    private static Optional<StopCause> attempt(StepDescription words, Action action) {
        try {
            action.run();
            return Optional.empty();
        } catch (ProblemException e) {
            // An interrupted thread cannot read and write files: that is no problem of the disk.
            return Optional.of(
                    Thread.interrupted()
                            ? new StopCause.Cancelled()
                            : new StopCause.Failed(words, e.problem()));
        } catch (InterruptedException e) {
            return Optional.of(new StopCause.Cancelled());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "step " + words.kind().word(), e);
            return Optional.of(new StopCause.Bug(words, e));
        }
    }

    private Step step(int n) {
        return plan.steps().get(n - 1);
    }

    private Duration since(Instant begin) {
        return Duration.between(begin, clock.instant());
    }

    private interface Action {
        void run() throws ProblemException, InterruptedException;
    }
}
