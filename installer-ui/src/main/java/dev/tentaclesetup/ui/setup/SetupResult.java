package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;
import java.util.Optional;

/// How a set-up ended, in words.
///
/// @param mark OK, or PROBLEM
/// @param heading in one sentence
/// @param sentence what that means for the host
/// @param causeId the id of the first problem; empty when there is none
/// @param cause the first problem; empty when there is none
/// @param fix what to do about it; may be empty
/// @param left what could not be put back, a line each
/// @param facts what exists now
/// @param fixAt the step with the answer to change; empty when no answer is to blame
/// @param exitCode for the process
public record SetupResult(
        Status mark,
        String heading,
        String sentence,
        String causeId,
        String cause,
        String fix,
        List<String> left,
        Optional<Facts> facts,
        Optional<WizardStep> fixAt,
        int exitCode) {

    public SetupResult {
        left = List.copyOf(left);
    }

    /// Whether the host is as it was before, so that another try may be made.
    boolean mayRetry() {
        return mark == Status.PROBLEM && left.isEmpty();
    }

    static SetupResult of(Report report, WizardContext context) {
        Facts facts = report.facts();
        return switch (report) {
            case Report.Done done -> good(facts, goodHeading(facts));
            case Report.NothingToChange same ->
                    good(facts, Texts.text("wizard.result.same", facts.instance()));
            case Report.Undone undone ->
                    bad(
                            facts,
                            StopMessage.of(undone.cause(), context),
                            Texts.text("wizard.result.undone"),
                            List.of());
            case Report.UndoIncomplete incomplete ->
                    bad(
                            facts,
                            StopMessage.of(incomplete.cause(), context)
                                    .endingWith(ExitCode.APPLY_FAILED_UNDO_INCOMPLETE.code()),
                            Texts.text("wizard.result.incomplete"),
                            incomplete.left().stream()
                                    .map(left -> context.title(left.step()))
                                    .toList());
            case Report.Kept kept ->
                    bad(
                            facts,
                            StopMessage.of(kept.cause(), context),
                            Texts.text("wizard.result.kept"),
                            kept.changed().stream()
                                    .map(step -> context.title(step))
                                    .toList());
        };
    }

    /// The run could not even begin, or broke.
    static SetupResult broken(Throwable cause, WizardContext context) {
        StopMessage words =
                cause instanceof ProblemException known
                        ? StopMessage.of(known.problem(), context)
                                .endingWith(known.problem().id().exitCode())
                        : StopMessage.bug(cause);
        return new SetupResult(
                Status.PROBLEM,
                Texts.text("wizard.result.failed"),
                Texts.text("wizard.result.notbegun"),
                words.id(),
                words.cause(),
                words.fix(),
                List.of(),
                Optional.empty(),
                words.fixAt(),
                words.exitCode());
    }

    private static String goodHeading(Facts facts) {
        String name = facts.registration().map(Facts.Registration::name).orElse(facts.instance());
        return facts.health().isPresent()
                ? Texts.text("wizard.result.healthy", name)
                : Texts.text("wizard.result.done", name);
    }

    private static SetupResult good(Facts facts, String heading) {
        return new SetupResult(
                Status.OK,
                heading,
                Texts.text("wizard.result.done.lead"),
                "",
                "",
                "",
                List.of(),
                Optional.of(facts),
                Optional.empty(),
                ExitCode.OK.code());
    }

    private static SetupResult bad(
            Facts facts, StopMessage words, String sentence, List<String> left) {
        return new SetupResult(
                Status.PROBLEM,
                words.heading(),
                sentence,
                words.id(),
                words.cause(),
                words.fix(),
                left,
                Optional.of(facts),
                words.fixAt(),
                words.exitCode());
    }
}
