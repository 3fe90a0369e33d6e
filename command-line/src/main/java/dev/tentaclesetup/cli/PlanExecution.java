package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.Reservation;
import dev.tentaclesetup.core.plan.Run;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.problem.ProblemException;

/// Carries a plan out while the process may be told to stop.
final class PlanExecution {

    private final Reservation reservation;
    private final Output output;
    private final StopSignal stopSignal;
    private final boolean detailedExitCode;

    PlanExecution(
            Reservation reservation,
            Output output,
            StopSignal stopSignal,
            boolean detailedExitCode) {
        this.reservation = reservation;
        this.output = output;
        this.stopSignal = stopSignal;
        this.detailedExitCode = detailedExitCode;
    }

    RunResult apply(Plan plan, Answers.Setup setup) throws ProblemException, InterruptedException {
        Run run = stopSignal.begin(() -> reservation.start(plan, RunSettings.of(setup), output));
        Report report = run.await();
        output.problems(plan.warnings());
        return RunResult.of(report, plan.purpose(), detailedExitCode);
    }
}
