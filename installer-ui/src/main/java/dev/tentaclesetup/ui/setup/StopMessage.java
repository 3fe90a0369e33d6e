package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.core.plan.StopCause;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;

/// Why a run stopped, in words.
record StopMessage(
        String heading,
        String id,
        String cause,
        String fix,
        Optional<WizardStep> fixAt,
        int exitCode) {

    /// The same words with another exit code.
    StopMessage endingWith(int code) {
        return new StopMessage(heading, id, cause, fix, fixAt, code);
    }

    static StopMessage of(StopCause stop, WizardContext context) {
        return switch (stop) {
            case StopCause.Failed failed -> of(failed.problem(), context);
            case StopCause.Bug bug -> bug(bug.error());
            case StopCause.TimedOut late ->
                    new StopMessage(
                            Texts.text("wizard.result.failed"),
                            "",
                            Texts.text(
                                    "wizard.result.timeout",
                                    Long.toString(late.after().toSeconds())),
                            "",
                            Optional.empty(),
                            ExitCode.TIME_OUT.code());
            case StopCause.Cancelled cancelled ->
                    new StopMessage(
                            Texts.text("wizard.result.cancelled"),
                            "",
                            "",
                            "",
                            Optional.empty(),
                            ExitCode.INTERRUPTED.code());
        };
    }

    static StopMessage of(Problem problem, WizardContext context) {
        return new StopMessage(
                Texts.text("wizard.result.failed"),
                problem.id().text(),
                context.messages().message(problem),
                context.messages().fix(problem),
                WizardStep.ofAnswer(problem.answer()),
                ExitCode.APPLY_FAILED_UNDONE.code());
    }

    static StopMessage bug(Throwable cause) {
        return new StopMessage(
                Texts.text("wizard.result.failed"),
                "RUN-BUG",
                Texts.text("wizard.bug"),
                String.valueOf(cause),
                Optional.empty(),
                ExitCode.BUG.code());
    }
}
