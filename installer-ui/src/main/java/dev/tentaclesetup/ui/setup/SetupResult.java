package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.problem.ExitCode;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
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
/// @param left what could not be put back, or stays after a removal, a line each
/// @param facts what exists now
/// @param fixAt the step with the answer to change; empty when no answer is to blame
/// @param exitCode for the process
/// @param log where everything stands that was done, in words; empty when nothing was written
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
        int exitCode,
        String log) {

    public SetupResult {
        left = List.copyOf(left);
    }

    /// Whether the host is as it was before, so that another try may be made.
    boolean mayRetry() {
        return mark == Status.PROBLEM && left.isEmpty();
    }

    /// @param unanswered the name under which the host was being registered when the call ended
    ///   without an answer; empty when the server answered, or was not asked
    /// @param purpose of the plan
    static SetupResult of(
            Report report,
            Plan.Purpose purpose,
            WizardContext context,
            Optional<String> unanswered) {
        var outcome = RunOutcome.of(report, purpose);
        Facts facts = report.facts();
        return switch (report) {
            case Report.Done _ -> done(purpose, outcome, facts);
            case Report.NothingToChange _ -> same(purpose, outcome, facts);
            case Report.Undone _ ->
                    bad(outcome, purpose, context).about(facts, undone(unanswered), List.of());
            case Report.UndoIncomplete incomplete ->
                    bad(outcome, purpose, context)
                            .about(
                                    facts,
                                    Texts.text("wizard.result.incomplete"),
                                    incomplete.left().stream()
                                            .map(left -> context.title(left.step()))
                                            .toList());
            case Report.Kept kept ->
                    bad(outcome, purpose, context)
                            .about(
                                    facts,
                                    Texts.text("wizard.result.kept"),
                                    kept.changed().stream().map(context::title).toList());
        };
    }

    private static SetupResult done(Plan.Purpose purpose, RunOutcome outcome, Facts facts) {
        return switch (purpose) {
            case SET_UP -> good(outcome, facts, goodHeading(facts));
            case REMOVE, REMOVE_PARTS, REMOVE_HERE_ONLY -> removed(purpose, outcome, facts);
        };
    }

    private static SetupResult same(Plan.Purpose purpose, RunOutcome outcome, Facts facts) {
        return switch (purpose) {
            case SET_UP -> good(outcome, facts, Texts.text("wizard.result.same", facts.instance()));
            case REMOVE, REMOVE_PARTS, REMOVE_HERE_ONLY -> removed(purpose, outcome, facts);
        };
    }

    /// What stays at the servers is named, with its page there.
    private static SetupResult removed(Plan.Purpose purpose, RunOutcome outcome, Facts facts) {
        return new SetupResult(
                Status.OK,
                Texts.text("wizard.result.removed", facts.instance()),
                removedSentence(purpose, facts),
                "",
                "",
                "",
                facts.remaining().stream()
                        .map(one -> Texts.text("wizard.result.remains", one.name(), one.link()))
                        .toList(),
                Optional.empty(),
                Optional.empty(),
                outcome.exitCode(),
                "");
    }

    private static String removedSentence(Plan.Purpose purpose, Facts facts) {
        if (!facts.remaining().isEmpty()) {
            return Texts.text("wizard.result.removed.but");
        }
        return purpose == Plan.Purpose.REMOVE_HERE_ONLY
                ? Texts.text("wizard.result.removed.here")
                : Texts.text("wizard.result.removed.lead");
    }

    /// The server may still make the record that it was asked for, after it was looked for and not
    /// found.
    private static String undone(Optional<String> unanswered) {
        return unanswered
                .map(name -> Texts.text("wizard.result.undone.unanswered", name))
                .orElseGet(() -> Texts.text("wizard.result.undone"));
    }

    /// The run could not even begin, or broke.
    static SetupResult broken(Throwable cause, Plan.Purpose purpose, WizardContext context) {
        return bad(
                cause instanceof ProblemException known
                        ? RunOutcome.refused(List.of(known.problem()))
                        : RunOutcome.broken(cause),
                purpose,
                context);
    }

    private static String goodHeading(Facts facts) {
        String name = facts.registration().map(Facts.Registration::name).orElse(facts.instance());
        return facts.health().isPresent()
                ? Texts.text("wizard.result.healthy", name)
                : Texts.text("wizard.result.done", name);
    }

    private static SetupResult good(RunOutcome outcome, Facts facts, String heading) {
        return new SetupResult(
                outcome.exitCode() == ExitCode.OK.code() ? Status.OK : Status.WARNING,
                heading,
                Texts.text("wizard.result.done.lead"),
                "",
                "",
                "",
                List.of(),
                Optional.of(facts),
                Optional.empty(),
                outcome.exitCode(),
                "");
    }

    /// Without a problem the run was asked to stop.
    private static SetupResult bad(
            RunOutcome outcome, Plan.Purpose purpose, WizardContext context) {
        Optional<Problem> problem = outcome.problem();
        return new SetupResult(
                Status.PROBLEM,
                badHeading(purpose, problem.isPresent()),
                Texts.text("wizard.result.notbegun"),
                problem.map(Problem::id).map(ProblemId::text).orElse(""),
                problem.map(context.messages()::message).orElse(""),
                problem.map(context.messages()::fix).orElse(""),
                List.of(),
                Optional.empty(),
                problem.flatMap(found -> WizardStep.ofAnswer(found.answer())),
                outcome.exitCode(),
                "");
    }

    private static String badHeading(Plan.Purpose purpose, boolean failed) {
        return switch (purpose) {
            case SET_UP ->
                    failed
                            ? Texts.text("wizard.result.failed")
                            : Texts.text("wizard.result.cancelled");
            case REMOVE, REMOVE_PARTS, REMOVE_HERE_ONLY ->
                    failed
                            ? Texts.text("wizard.result.removal.failed")
                            : Texts.text("wizard.result.removal.cancelled");
        };
    }

    private SetupResult about(Facts known, String meaning, List<String> remaining) {
        return new SetupResult(
                mark,
                heading,
                meaning,
                causeId,
                cause,
                fix,
                remaining,
                Optional.of(known),
                fixAt,
                exitCode,
                log);
    }

    /// The same, with everything about it in a log.
    SetupResult loggedIn(String place) {
        return new SetupResult(
                mark, heading, sentence, causeId, cause, fix, left, facts, fixAt, exitCode, place);
    }
}
