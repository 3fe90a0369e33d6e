package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.HostFacts;
import dev.tentaclesetup.core.answers.Verification;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.doctor.Diagnosis;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Reservation;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Severity;
import dev.tentaclesetup.core.setup.Preparation;
import dev.tentaclesetup.core.setup.SetUp;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// A run without a question: judges the answers, checks, plans, applies, and reports the end.
final class SilentMode {

    private final Terminal terminal;
    private final SilentOptions options;
    private final AnswerSources sources;
    private final Output output;
    private final LoggedRun log;
    private final StopSignal stopSignal = new StopSignal(this::unheard);
    private final AtomicBoolean ended = new AtomicBoolean();
    private final SetUp installer = SetUp.system();
    private final HostFacts facts = SystemHost.system();
    private boolean discarded;
    private volatile String instance = "";

    SilentMode(
            Terminal terminal,
            CliMessages words,
            LoggedRun log,
            SilentOptions options,
            AnswerSources sources) {
        this.log = log;
        this.terminal = terminal;
        this.options = options;
        this.sources = sources;
        Messages messages = Messages.in(Locale.getDefault());
        var problemText = new ProblemText(terminal.err(), messages, words);
        Output shown =
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
        this.output = new LoggedOutput(shown, log);
    }

    /// Always ends with the last line of the output.
    int run() {
        stopSignal.listen();
        try {
            RunResult outcome = outcome();
            RunResult ending = stopSignal.exit().isPresent() ? stopped(outcome) : outcome;
            end(ending);
            return ending.exit();
        } finally {
            stopSignal.reported();
        }
    }

    private RunResult outcome() {
        try {
            return judged();
        } catch (InterruptedException e) {
            return untouched(ExitCode.INTERRUPTED.code());
        } catch (IOException | RuntimeException | Error e) {
            return stopSignal.exit().isPresent() && !stopSignal.begun()
                    ? untouched(ExitCode.INTERRUPTED.code())
                    : broken(e);
        }
    }

    private RunResult broken(Throwable error) {
        RunOutcome outcome = RunOutcome.broken(error);
        output.problems(outcome.problem().stream().toList());
        RunStatus status = stopSignal.begun() ? RunStatus.INCOMPLETE : outcome.status();
        return RunResult.untouched(outcome.exitCode(), status, Facts.of(instance));
    }

    /// The process ends with the code of the signal, whatever the outcome.
    private RunResult stopped(RunResult outcome) {
        int exit = stopSignal.exit().orElseThrow();
        return stopSignal.begun() ? outcome.endingWith(exit) : untouched(exit);
    }

    private RunResult untouched(int exit) {
        return RunResult.untouched(exit, RunStatus.REFUSED, Facts.of(instance));
    }

    private void unheard() {
        end(untouched(stopSignal.exit().orElseThrow()));
    }

    private void end(RunResult ending) {
        if (ended.compareAndSet(false, true)) {
            output.ended(ending, Optional.empty());
        }
    }

    private RunResult judged() throws IOException, InterruptedException {
        AnswerDraft draft = sources.draft(terminal);
        log.begin(draft, ProductVersion.text(), Output.word(options.depth()));
        // what changes nothing leaves nothing, unless its log is asked for
        boolean apply =
                options.depth() == SilentOptions.Depth.APPLY && !AnswersReader.verifies(draft);
        if (apply || AnswersReader.logFile(draft).isPresent()) {
            log.log().keep();
        }
        return switch (installer.read(draft, facts)) {
            case AnswersResult.Invalid invalid -> refused("", invalid.problems());
            case AnswersResult.Valid valid ->
                    prepared(draft, valid.answers().setup(), valid.warnings());
            case AnswersResult.ValidRemoval valid ->
                    prepared(draft, valid.removal().setup(), valid.warnings());
            case AnswersResult.ValidVerification valid ->
                    verify(valid.verification(), valid.warnings());
        };
    }

    private RunResult prepared(AnswerDraft draft, Answers.Setup setup, List<Problem> warnings)
            throws InterruptedException {
        return prepared(
                AnswersReader.action(draft),
                setup,
                warnings,
                () ->
                        discarded
                                ? installer.prepareAfterInterruption(draft, facts, this::tell)
                                : installer.prepare(draft, facts, this::tell));
    }

    /// An examination takes no lock: it may be wanted because a set-up hangs.
    private RunResult verify(Verification asked, List<Problem> warnings)
            throws InterruptedException {
        instance = asked.setup().instance();
        output.started(instance, Choices.Action.VERIFY, true);
        output.problems(warnings);
        if (options.depth() == SilentOptions.Depth.VALIDATE) {
            return RunResult.untouched(ExitCode.OK.code(), RunStatus.VALID, Facts.of(instance));
        }
        output.problems(unfinishedRuns(instance));
        Diagnosis found = installer.examine(asked, this::tell);
        output.problems(found.problems());
        RunOutcome outcome = RunOutcome.examined(found.problems());
        return RunResult.untouched(outcome.exitCode(), outcome.status(), found.facts());
    }

    @FunctionalInterface
    private interface Preparing {
        Preparation prepare() throws InterruptedException;
    }

    private RunResult prepared(
            Choices.Action action, Answers.Setup setup, List<Problem> warnings, Preparing preparing)
            throws InterruptedException {
        instance = setup.instance();
        boolean apply = options.depth() == SilentOptions.Depth.APPLY;
        output.started(setup.instance(), action, !apply);
        output.problems(warnings);
        if (options.depth() == SilentOptions.Depth.VALIDATE) {
            return RunResult.untouched(
                    ExitCode.OK.code(), RunStatus.VALID, Facts.of(setup.instance()));
        }
        try {
            return apply ? reserved(action, setup, preparing) : examined(action, setup, preparing);
        } catch (ProblemException e) {
            return refused(setup.instance(), List.of(e.problem()));
        }
    }

    private RunResult examined(Choices.Action action, Answers.Setup setup, Preparing preparing)
            throws InterruptedException, ProblemException {
        if (action != Choices.Action.REMOVE) {
            output.problems(unfinishedRuns(setup.instance()));
        }
        return judged(setup, preparing, Optional.empty());
    }

    /// The instance is reserved before anything about it is read.
    private RunResult reserved(Choices.Action action, Answers.Setup setup, Preparing preparing)
            throws InterruptedException, ProblemException {
        try (Reservation reservation =
                installer.runner().reserve(setup.instance(), options.patience())) {
            List<Problem> pending =
                    switch (action) {
                        case INSTALL, RECONFIGURE -> interruptedRuns(reservation);
                        case REMOVE, VERIFY -> List.of();
                    };
            return pending.isEmpty()
                    ? judged(setup, preparing, Optional.of(reservation))
                    : refused(setup.instance(), pending);
        }
    }

    /// @param reservation empty when nothing is to be carried out
    private RunResult judged(
            Answers.Setup setup, Preparing preparing, Optional<Reservation> reservation)
            throws InterruptedException, ProblemException {
        try (Preparation preparation = preparing.prepare()) {
            return switch (preparation) {
                case Preparation.Blocked blocked -> refused(setup.instance(), blocked.problems());
                case Preparation.Ready ready -> planned(ready, setup, reservation);
            };
        }
    }

    /// A run of this instance that died must be dealt with before another one begins.
    private List<Problem> interruptedRuns(Reservation reservation) throws ProblemException {
        if (options.discard()) {
            discarded = !reservation.interrupted().isEmpty();
            reservation.discard();
        }
        return reservation.interrupted().stream()
                .map(run -> resume(run).weighed(Severity.BLOCKER))
                .toList();
    }

    /// What changes nothing may go on beside a run that lives, and after one that died.
    private List<Problem> unfinishedRuns(String instance) {
        return installer.runner().unfinished(instance).stream().map(SilentMode::resume).toList();
    }

    private static Problem resume(InterruptedRun run) {
        return Problem.of(
                ProblemId.STATE_RESUME,
                run.journal() + ": " + String.join(", ", run.words()),
                run.instance());
    }

    private void tell(Finding finding) {
        log.found(finding);
        Output.CheckStatus status =
                finding.problems().isEmpty()
                        ? Output.CheckStatus.OK
                        : finding.passes() ? Output.CheckStatus.WARN : Output.CheckStatus.FAIL;
        output.checked(finding.subject(), status, finding.seen());
    }

    private RunResult planned(
            Preparation.Ready ready, Answers.Setup setup, Optional<Reservation> reservation)
            throws InterruptedException, ProblemException {
        output.problems(ready.warnings());
        Plan plan = ready.plan();
        if (options.depth() == SilentOptions.Depth.CHECK) {
            return RunResult.untouched(ExitCode.OK.code(), RunStatus.CHECKED, plan.facts());
        }
        output.planned(plan, ready.effective());
        Optional<String> expected = options.expectPlan();
        if (expected.isPresent() && !expected.get().equals(plan.hash())) {
            return otherPlan(plan, expected.get());
        }
        if (reservation.isEmpty()) {
            int nothing = RunResult.nothingToChange(options.detailedExitCode());
            return RunResult.untouched(
                    plan.isEmpty() ? nothing : ExitCode.OK.code(), RunStatus.PLANNED, plan.facts());
        }
        return new PlanExecution(reservation.get(), output, stopSignal, options.detailedExitCode())
                .apply(plan, setup);
    }

    private RunResult otherPlan(Plan plan, String expected) {
        Problem other = Problem.of(ProblemId.PLAN_OTHER, "", expected, plan.hash());
        output.problems(List.of(other));
        return RunResult.untouched(other.id().exitCode(), RunStatus.OTHER_PLAN, plan.facts());
    }

    /// Nothing was changed; the first failing phase gives the code, in it the lowest one.
    private RunResult refused(String instance, List<Problem> problems) {
        output.problems(problems);
        int exit = RunOutcome.refused(problems).exitCode();
        return RunResult.untouched(exit, RunStatus.REFUSED, Facts.of(instance));
    }
}
