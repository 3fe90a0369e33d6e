package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;

/// Why a run stopped, in words.
record StopWords(
        String heading,
        String id,
        String cause,
        String fix,
        Optional<WizardStep> fixAt,
        int exitCode) {

    /// The same words with another exit code.
    StopWords endingWith(int code) {
        return new StopWords(heading, id, cause, fix, fixAt, code);
    }

    static StopWords of(StopCause stop, WizardContext context) {
        return switch (stop) {
            case StopCause.Failed failed -> of(failed.problem(), context);
            case StopCause.Bug bug -> bug(bug.error());
            case StopCause.TimedOut late ->
                    new StopWords(
                            Texts.text("wizard.result.failed"),
                            "",
                            Texts.text(
                                    "wizard.result.timeout",
                                    Long.toString(late.after().toSeconds())),
                            "",
                            Optional.empty(),
                            ExitCode.TIME_OUT.code());
            case StopCause.Cancelled cancelled ->
                    new StopWords(
                            Texts.text("wizard.result.cancelled"),
                            "",
                            "",
                            "",
                            Optional.empty(),
                            ExitCode.INTERRUPTED.code());
        };
    }

    static StopWords of(Problem problem, WizardContext context) {
        return new StopWords(
                Texts.text("wizard.result.failed"),
                problem.id().text(),
                context.messages().message(problem),
                context.messages().fix(problem),
                WizardStep.ofAnswer(problem.answer()),
                ExitCode.APPLY_FAILED_UNDONE.code());
    }

    static StopWords bug(Throwable cause) {
        return new StopWords(
                Texts.text("wizard.result.failed"),
                "RUN-BUG",
                Texts.text("wizard.bug"),
                String.valueOf(cause),
                Optional.empty(),
                ExitCode.BUG.code());
    }
}
