package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.Run;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.problem.ProblemException;

/// Carries a plan out while the process may be told to stop.
final class PlanExecution {

    private final Runner runner;
    private final Output output;
    private final StopSignal stopSignal;
    private final boolean detailedExitCode;

    PlanExecution(Runner runner, Output output, StopSignal stopSignal, boolean detailedExitCode) {
        this.runner = runner;
        this.output = output;
        this.stopSignal = stopSignal;
        this.detailedExitCode = detailedExitCode;
    }

    RunResult apply(Plan plan, Answers.Setup setup) throws ProblemException, InterruptedException {
        Run run = runner.start(plan, RunSettings.of(setup), output);
        stopSignal.cancels(run);
        Report report = run.await();
        return RunResult.of(report, plan.purpose(), detailedExitCode);
    }
}
