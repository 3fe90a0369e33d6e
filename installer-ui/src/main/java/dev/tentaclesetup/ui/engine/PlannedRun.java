package dev.tentaclesetup.ui.engine;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.List;

/// A plan that is ready to be carried out, once.
public interface PlannedRun {

    /// What it is for.
    Plan.Purpose purpose();

    /// In the order in which they are applied.
    List<StepDescription> steps();

    /// What is known before the run.
    Facts facts();

    /// Carries the plan out and returns when it is over. Blocks.
    public Report run(RunListener listener) throws ProblemException, InterruptedException;

    /// Where its log is, in words; empty when there is none.
    String log();

    /// Asks to stop: what was done is put back. Returns at once.
    void cancel();
}
