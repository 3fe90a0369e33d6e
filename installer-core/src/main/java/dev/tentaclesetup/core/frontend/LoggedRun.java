package dev.tentaclesetup.core.frontend;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerValue;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepStatus;
import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What stands in the log of a run: what was asked, what was found, the plan, each step with its
/// begin and its end, the problems, the result. The words in front are the same in every language,
/// so that they can be searched for.
///
/// @param log gets it
public record LoggedRun(RunLog log) implements RunListener {

    /// A run begins.
    ///
    /// @param version of the program
    /// @param depth how far it goes
    public void begin(AnswerDraft draft, String version, String depth) {
        log.begin(draft.text(AnswerKey.SETUP_INSTANCE).orElse(""), AnswersReader.logFile(draft));
        log.line("start", "tentacle-setup " + version + " " + depth);
        for (AnswerKey key : draft.keys()) {
            draft.value(key).ifPresent(value -> log.line("answer", answer(key, value)));
        }
    }

    private static String answer(AnswerKey key, AnswerValue value) {
        return switch (value) {
            case AnswerValue.Plain plain -> key.text() + " = " + String.join(", ", plain.texts());
            case AnswerValue.Edited edited -> key.text() + " " + edited.words();
            case AnswerValue.Known _, AnswerValue.Reference _ -> key.text() + " = ***";
        };
    }

    /// What a check found, without its problems.
    public void found(Finding finding) {
        String status = finding.problems().isEmpty() ? "ok" : finding.passes() ? "warn" : "fail";
        log.line(
                "check",
                "%s %s %d ms %s"
                        .formatted(
                                finding.subject().text(),
                                status,
                                finding.took().toMillis(),
                                finding.seen()));
    }

    public void problems(List<Problem> problems) {
        problems.forEach(this::problem);
    }

    private void problem(Problem problem) {
        Messages messages = log.messages();
        String severity = problem.blocks() ? "fail" : "warn";
        log.line(
                "problem",
                String.join(
                        "\n",
                        severity + " " + problem.id().text() + " " + messages.message(problem),
                        messages.seen(problem),
                        messages.fix(problem)));
    }

    public void planned(Plan plan) {
        log.line("plan", plan.hash() + " " + plan.steps().size());
        for (StepDescription step : plan.descriptions()) {
            log.line("plan", step.kind().word() + " " + step.title(log.messages()));
            if (!step.before().isEmpty()) {
                log.line("plan", "  - " + step.before());
            }
            if (!step.after().isEmpty()) {
                log.line("plan", "  + " + step.after());
            }
        }
    }

    @Override
    public void on(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted started -> log.line("run", started.planHash());
            case RunEvent.StepRunning e -> step(e, StepStatus.RUNNING.word());
            case RunEvent.StepLine e -> step(e, "| " + e.text());
            case RunEvent.StepOk e -> step(e, StepStatus.OK, e.took());
            case RunEvent.StepSame e -> step(e, StepStatus.SAME.word());
            case RunEvent.StepFailed e -> {
                step(e, StepStatus.FAIL, e.took());
                cause(e.cause());
            }
            case RunEvent.StepUndoing e -> step(e, StepStatus.UNDOING.word());
            case RunEvent.StepUndone e -> step(e, StepStatus.UNDONE, e.took());
            case RunEvent.StepNotUndone e -> {
                step(e, StepStatus.LEFT.word());
                cause(e.cause());
            }
            case RunEvent.RunFinished e -> finished(e.report());
        }
    }

    private void step(RunEvent.StepEvent event, StepStatus status, Duration took) {
        step(event, status.word() + " " + took.toMillis() + " ms");
    }

    private void step(RunEvent.StepEvent event, String text) {
        String kind = event.step().kind().word();
        log.line("step", "%d/%d %s %s".formatted(event.n(), event.of(), kind, text));
    }

    private void cause(StopCause cause) {
        cause.toProblem().ifPresent(this::problem);
    }

    private void finished(Report report) {
        report.stopCause().filter(StopCause.TimedOut.class::isInstance).ifPresent(this::cause);
        log.line("end", RunStatus.of(report).word());
    }

    /// Where people find it; why it is not there where that is not the usual place. Empty when
    /// nothing was written.
    public String place() {
        return log.trouble()
                .map(log.messages()::message)
                .or(() -> log.file().map(Path::toString))
                .orElse("");
    }

    /// The program ends.
    public void ended(int exit, RunStatus status) {
        log.line("result", status.word() + " " + exit);
    }
}
