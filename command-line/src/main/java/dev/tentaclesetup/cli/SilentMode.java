package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.Runner;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.setup.Preparation;
import dev.tentaclesetup.core.setup.SetUp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A run without a question: judges the answers, checks, plans, applies, and reports the end.
final class SilentMode {

    private final Terminal terminal;
    private final SilentOptions options;
    private final AnswerSources sources;
    private final Output output;
    private final StopSignal stopSignal = new StopSignal();
    private final SetUp installer = SetUp.system();
    private boolean discarded;

    SilentMode(Terminal terminal, CliMessages words, SilentOptions options, AnswerSources sources) {
        this.terminal = terminal;
        this.options = options;
        this.sources = sources;
        Messages messages = Messages.in(Locale.getDefault());
        var problemText = new ProblemText(terminal.err(), messages, words);
        this.output =
                switch (options.output()) {
                    case TEXT ->
                            new TextOutput(
                                    terminal.out(),
                                    problemText,
                                    messages,
                                    words,
                                    ProductVersion.text(),
                                    options.quiet());
                    case JSON ->
                            new JsonOutput(
                                    terminal.out(), problemText, messages, ProductVersion.text());
                };
    }

    int run() throws IOException, InterruptedException {
        try {
            RunResult ending = judged();
            output.ended(ending);
            return ending.exit();
        } finally {
            stopSignal.reported();
        }
    }

    private RunResult judged() throws IOException, InterruptedException {
        return switch (AnswersReader.read(sources.draft(terminal), SystemHost.detect())) {
            case AnswersResult.Invalid invalid -> refused("", invalid.problems());
            case AnswersResult.Valid valid -> install(valid.answers(), valid.warnings());
            case AnswersResult.ValidRemoval valid -> remove(valid.removal(), valid.warnings());
        };
    }

    private RunResult install(Answers answers, List<Problem> warnings) throws InterruptedException {
        return prepared(
                "install",
                answers.setup(),
                warnings,
                () ->
                        discarded
                                ? installer.prepareAfterInterruption(answers, this::tell)
                                : installer.prepare(answers, this::tell));
    }

    private RunResult remove(Removal removal, List<Problem> warnings) throws InterruptedException {
        return prepared(
                "remove", removal.setup(), warnings, () -> installer.prepare(removal, this::tell));
    }

    @FunctionalInterface
    private interface Preparing {
        Preparation prepare() throws InterruptedException;
    }

    private RunResult prepared(
            String action, Answers.Setup setup, List<Problem> warnings, Preparing preparing)
            throws InterruptedException {
        boolean apply = options.depth() == SilentOptions.Depth.APPLY;
        output.started(setup.instance(), action, !apply);
        output.problems(warnings);
        if (options.depth() == SilentOptions.Depth.VALIDATE) {
            return RunResult.untouched(
                    ExitCode.OK.code(), RunStatus.VALID, Facts.of(setup.instance()));
        }
        List<Problem> pending = apply ? pendingRuns() : List.of();
        if (!pending.isEmpty()) {
            return refused(setup.instance(), pending);
        }
        try (Preparation preparation = preparing.prepare()) {
            return switch (preparation) {
                case Preparation.Blocked blocked -> refused(setup.instance(), blocked.problems());
                case Preparation.Ready ready -> planned(ready, setup);
            };
        }
    }

    /// A run that died must be dealt with before another one begins.
    private List<Problem> pendingRuns() {
        Runner runner = installer.runner();
        var problems = new ArrayList<Problem>();
        try {
            for (InterruptedRun run : runner.interrupted()) {
                if (options.discard()) {
                    runner.discard(run);
                    discarded = true;
                } else {
                    problems.add(
                            Problem.blocker(
                                    ProblemId.STATE_RESUME,
                                    run.journal() + ": " + String.join(", ", run.touched()),
                                    run.instance()));
                }
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        return problems;
    }

    private void tell(Finding finding) {
        Output.CheckStatus status =
                finding.problems().isEmpty()
                        ? Output.CheckStatus.OK
                        : finding.passes() ? Output.CheckStatus.WARN : Output.CheckStatus.FAIL;
        output.checked(finding.subject().text(), status, finding.seen());
    }

    private RunResult planned(Preparation.Ready ready, Answers.Setup setup)
            throws InterruptedException {
        output.problems(ready.warnings());
        Plan plan = ready.plan();
        int nothing = RunResult.nothingToChange(options.detailedExitCode());
        if (options.depth() == SilentOptions.Depth.CHECK) {
            return RunResult.untouched(ExitCode.OK.code(), RunStatus.CHECKED, plan.facts());
        }
        output.planned(plan);
        if (options.expectPlan().filter(hash -> !hash.equals(plan.hash())).isPresent()) {
            return RunResult.untouched(ExitCode.USAGE.code(), RunStatus.OTHER_PLAN, plan.facts());
        }
        if (options.depth() == SilentOptions.Depth.PLAN) {
            return RunResult.untouched(
                    plan.isEmpty() ? nothing : ExitCode.OK.code(), RunStatus.PLANNED, plan.facts());
        }
        try {
            return new PlanExecution(
                            installer.runner(), output, stopSignal, options.detailedExitCode())
                    .apply(plan, setup);
        } catch (ProblemException e) {
            return refused(setup.instance(), List.of(e.problem()));
        }
    }

    /// Nothing was changed; the first failing phase gives the code, in it the lowest one.
    private RunResult refused(String instance, List<Problem> problems) {
        output.problems(problems);
        int exit = RunOutcome.refused(problems).exitCode();
        return RunResult.untouched(exit, RunStatus.REFUSED, Facts.of(instance));
    }
}
