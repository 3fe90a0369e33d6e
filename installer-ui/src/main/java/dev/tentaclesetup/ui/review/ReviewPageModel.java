package dev.tentaclesetup.ui.review;

import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_API_KEY;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.CheckRows;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.engine.WizardBackend;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What was answered, what was checked, and what will be done.
public final class ReviewPageModel {

    private final WizardContext context;

    /// How long the page stands still before it can have been read and be accepted.
    static final Duration READING_TIME = Duration.ofMillis(500);

    private final Probe probe;
    private final Probe reading;
    private final ReadOnlyBooleanWrapper readable = new ReadOnlyBooleanWrapper();
    private final CheckRows rows;
    private final ObservableList<SummaryLine> summary = FXCollections.observableArrayList();
    private final ObservableList<CheckRow> checks = FXCollections.observableArrayList();
    private final ObservableList<PlannedStep> steps = FXCollections.observableArrayList();
    private final ObservableList<PlannedChange> changes = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper signInNeeded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Hint> problem = new ReadOnlyObjectWrapper<>(Hint.NONE);
    private final ReadOnlyObjectWrapper<Optional<PlannedRun>> planned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Thumbprint>> agentThumbprint =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    public ReviewPageModel(WizardContext context) {
        this.context = context;
        this.probe = new Probe(context.background());
        this.reading = new Probe(context.background());
        this.rows = new CheckRows(context.messages());
    }

    /// The answers in words, one line for each step.
    ObservableList<SummaryLine> summary() {
        return summary;
    }

    ObservableList<CheckRow> checks() {
        return checks;
    }

    /// What will be done, in words, in order.
    ObservableList<PlannedStep> steps() {
        return steps;
    }

    /// Of an agent that is changed: what becomes different, old and new.
    ObservableList<PlannedChange> changes() {
        return changes;
    }

    /// Whether an agent is changed.
    boolean changing() {
        return context.draft().changing();
    }

    /// Whether nothing of an agent that is there has to change.
    ReadOnlyBooleanProperty nothing() {
        return nothing.getReadOnlyProperty();
    }

    /// Whether a change needs a sign-in at the server that has not taken place.
    ReadOnlyBooleanProperty signInNeeded() {
        return signInNeeded.getReadOnlyProperty();
    }

    /// Why it cannot be set up like this; NONE when it can.
    ReadOnlyObjectProperty<Hint> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The plan, when there is one and nothing blocks it.
    public ReadOnlyObjectProperty<Optional<PlannedRun>> planned() {
        return planned.getReadOnlyProperty();
    }

    /// The agent's own thumbprint, when it has a certificate already; else empty.
    ReadOnlyObjectProperty<Optional<Thumbprint>> agentThumbprint() {
        return agentThumbprint.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the whole page has been shown for long enough to have been read.
    ReadOnlyBooleanProperty readable() {
        return readable.getReadOnlyProperty();
    }

    /// The button was pressed before the page was readable, or is still held: counts anew.
    void pressedTooEarly() {
        if (!busy.get()) {
            beRead();
        }
    }

    private void beRead() {
        readable.set(false);
        reading.askAfter(READING_TIME, () -> readable.set(true));
    }

    /// Checks anew when something blocked: its reason may be gone.
    ///
    /// @return whether it did
    boolean retry() {
        boolean wanted = problem.get().blocks();
        if (wanted) {
            prepare();
        }
        return wanted;
    }

    /// Reads the answers, the host and the server, and plans.
    void prepare() {
        forget();
        switch (context.draft().read()) {
            case AnswersResult.Valid valid -> plan(valid);
            case AnswersResult.ValidRemoval _, AnswersResult.ValidVerification _ -> {
                problem.set(new Hint(Status.PROBLEM, Texts.text("wizard.review.removal"), ""));
                beRead();
            }
            case AnswersResult.Invalid invalid -> refuse(invalid.problems());
        }
    }

    void leave() {
        probe.cancel();
        reading.cancel();
        readable.set(false);
        busy.set(false);
    }

    private void forget() {
        probe.cancel();
        reading.cancel();
        readable.set(false);
        planned.set(Optional.empty());
        problem.set(Hint.NONE);
        agentThumbprint.set(Optional.empty());
        nothing.set(false);
        signInNeeded.set(false);
        checks.clear();
        steps.clear();
        changes.clear();
        summary.clear();
    }

    private void plan(AnswersResult.Valid valid) {
        summarize(valid.answers());
        checks.add(CheckRow.of(Status.RUNNING, Texts.text("wizard.review.preparing")));
        busy.set(true);
        // the wizard keeps what was typed for a choice that was taken back
        List<Problem> warnings =
                valid.warnings().stream()
                        .filter(warning -> warning.id() != ProblemId.ANS_UNUSED)
                        .toList();
        AnswerDraft draft = context.draft().draft().get();
        probe.ask(
                () -> context.backend().prepare(draft, valid.answers()),
                outcome -> prepared(outcome, warnings));
    }

    private void summarize(Answers answers) {
        if (changing()) {
            return;
        }
        summary.setAll(Summary.of(answers, context.backend().systemAccount()));
    }

    private void refuse(List<Problem> problems) {
        boolean signIn = changing() && problems.stream().anyMatch(ReviewPageModel::ofTheKey);
        signInNeeded.set(signIn);
        checks.setAll(
                problems.stream().filter(one -> !(signIn && ofTheKey(one))).map(rows::of).toList());
        problem.set(
                new Hint(
                        Status.PROBLEM,
                        signIn
                                ? Texts.text("wizard.review.sign.in")
                                : Texts.text("wizard.review.invalid"),
                        ""));
        beRead();
    }

    private static boolean ofTheKey(Problem problem) {
        return problem.id() == ProblemId.ANS_MISSING
                && SERVER_API_KEY.text().equals(problem.answer());
    }

    private void prepared(Outcome<WizardBackend.Prepared> outcome, List<Problem> warnings) {
        checks.setAll(warnings.stream().map(rows::of).toList());
        switch (outcome) {
            case Outcome.Done<WizardBackend.Prepared>(var prepared) -> show(prepared);
            case Outcome.Failed<WizardBackend.Prepared>(var cause) -> failed(cause);
        }
        // last: what waits for this reads everything above
        busy.set(false);
        beRead();
    }

    private void show(WizardBackend.Prepared prepared) {
        summarize(prepared.answers());
        add(prepared);
        boolean blocked = checks.stream().anyMatch(check -> check.mark() == Status.PROBLEM);
        if (blocked || prepared.run().isEmpty()) {
            problem.set(new Hint(Status.PROBLEM, Texts.text("wizard.review.blocked"), ""));
            return;
        }
        PlannedRun run = prepared.run().get();
        steps.setAll(run.steps().stream().map(this::planned).toList());
        if (changing()) {
            changes.setAll(run.steps().stream().flatMap(PlannedChange::of).toList());
            nothing.set(run.steps().isEmpty());
        }
        agentThumbprint.set(run.facts().thumbprint());
        planned.set(Optional.of(run));
    }

    private PlannedStep planned(StepDescription step) {
        return PlannedStep.of(context.title(step), step);
    }

    /// What passed is one line, whatever needs attention a line each.
    private void add(WizardBackend.Prepared prepared) {
        checks.addAll(prepared.problems());
        if (prepared.passed() > 0) {
            checks.add(
                    CheckRow.of(Status.OK, Texts.text("wizard.review.passed", prepared.passed())));
        }
    }

    private void failed(Throwable cause) {
        checks.add(rows.of(context.problem(cause)));
        problem.set(new Hint(Status.PROBLEM, Texts.text("wizard.review.blocked"), ""));
    }
}
