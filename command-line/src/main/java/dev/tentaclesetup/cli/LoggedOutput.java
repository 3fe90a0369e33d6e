package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.EffectiveAnswer;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a run prints, and besides writes into its log.
record LoggedOutput(Output shown, LoggedRun log) implements Output {

    @Override
    public void started(String instance, Choices.Action action, boolean planOnly) {
        shown.started(instance, action, planOnly);
    }

    @Override
    public void checked(CheckSubject subject, CheckStatus status, String seen) {
        shown.checked(subject, status, seen);
    }

    @Override
    public void planned(Plan plan, List<EffectiveAnswer> answers) {
        log.planned(plan);
        shown.planned(plan, answers);
    }

    @Override
    public void problems(List<Problem> problems) {
        log.problems(problems);
        shown.problems(problems);
    }

    @Override
    public void on(RunEvent event) {
        log.on(event);
        shown.on(event);
    }

    /// The last line names the log, so everything else about it is said before.
    @Override
    public void ended(RunResult ending, Optional<Path> none) {
        log.ended(ending.exit(), ending.status());
        shown.problems(log.log().trouble().stream().toList());
        shown.ended(ending, log.log().file());
    }
}
