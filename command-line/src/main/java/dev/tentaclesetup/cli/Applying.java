package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.Run;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.ProblemException;

/// Carries a plan out while the process may be told to stop.
///
/// The JVM itself ends with 130 after Ctrl+C and with 143 after SIGTERM, once its hooks are
/// through; so the hook asks the run to stop and waits until everything is put back and said.
final class Applying {

    private final Runner runner;
    private final Output output;
    private final boolean detailedExitCode;

    Applying(Runner runner, Output output, boolean detailedExitCode) {
        this.runner = runner;
        this.output = output;
        this.detailedExitCode = detailedExitCode;
    }

    Ending apply(Plan plan, Answers.Setup setup) throws ProblemException, InterruptedException {
        Run run = runner.start(plan, RunSettings.of(setup), output);
        var hook = new Thread(() -> stop(run), "put everything back");
        if (!addHook(hook)) {
            run.cancel();
        }
        Report report = run.await();
        boolean stopping = !removeHook(hook);
        Ending ending = Endings.of(report, detailedExitCode);
        boolean recordRemains =
                plan.purpose() == Plan.Purpose.REMOVE
                        && report instanceof Report.Done
                        && report.facts().registration().isPresent();
        return recordRemains && !stopping
                ? ending.withExit(ExitCode.REMOVED_RECORD_REMAINS.code())
                : ending;
    }

    private void stop(Run run) {
        run.cancel();
        try {
            output.ended(Endings.of(run.await(), detailedExitCode));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean addHook(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static boolean removeHook(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
