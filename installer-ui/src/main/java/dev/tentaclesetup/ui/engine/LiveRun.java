package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.Run;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// A plan of the core, carried out in this process.
final class LiveRun implements PlannedRun {

    private final Runner runner;
    private final Plan plan;
    private final RunSettings settings;
    private final LoggedRun log;
    private Optional<Run> run = Optional.empty();
    private boolean cancelled;

    LiveRun(Runner runner, Plan plan, RunSettings settings, LoggedRun log) {
        this.log = log;
        this.runner = runner;
        this.plan = plan;
        this.settings = settings;
    }

    @Override
    public Plan.Purpose purpose() {
        return plan.purpose();
    }

    @Override
    public List<StepDescription> steps() {
        return plan.descriptions();
    }

    @Override
    public Facts facts() {
        return plan.facts();
    }

    @Override
    public Report run(RunListener listener) throws ProblemException, InterruptedException {
        log.log().keep();
        try {
            Report report =
                    begin(
                                    event -> {
                                        log.on(event);
                                        listener.on(event);
                                    })
                            .await();
            var outcome = RunOutcome.of(report, plan.purpose());
            log.ended(outcome.exitCode(), outcome.status());
            return report;
        } catch (ProblemException e) {
            log.problems(List.of(e.problem()));
            throw e;
        }
    }

    @Override
    public String log() {
        return log.place();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        run.ifPresent(Run::cancel);
    }

    private synchronized Run begin(RunListener listener) throws ProblemException {
        Run begun = runner.start(plan, settings, listener);
        run = Optional.of(begun);
        if (cancelled) {
            begun.cancel();
        }
        return begun;
    }
}
