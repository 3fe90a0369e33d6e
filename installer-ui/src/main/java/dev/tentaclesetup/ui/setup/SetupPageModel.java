package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.EventFunnel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The set-up itself: its steps as they happen, then how it ended.
public final class SetupPageModel {

    private final WizardContext context;
    private final ObservableList<StepRow> steps = FXCollections.observableArrayList();
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<SetupResult>> result =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable PlannedRun run;
    private Optional<String> unanswered = Optional.empty();

    public SetupPageModel(WizardContext context) {
        this.context = context;
    }

    ObservableList<StepRow> steps() {
        return steps;
    }

    ObservableList<String> log() {
        return log;
    }

    /// Steps done of all, 0 to 1.
    ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /// What is being done, in words.
    ReadOnlyStringProperty doing() {
        return doing.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Whether the user asked to stop and the way back is being gone.
    ReadOnlyBooleanProperty stopping() {
        return stopping.getReadOnlyProperty();
    }

    /// How it ended; empty until then.
    public ReadOnlyObjectProperty<Optional<SetupResult>> result() {
        return result.getReadOnlyProperty();
    }

    /// Carries a plan out.
    public void start(PlannedRun planned) {
        run = planned;
        steps.setAll(
                planned.steps().stream()
                        .map(step ->
                                new StepRow(context.title(step), Status.WAITING, Optional.empty()))
                        .toList());
        log.clear();
        progress.set(0);
        doing.set("");
        stopping.set(false);
        result.set(Optional.empty());
        unanswered = Optional.empty();
        running.set(true);
        var funnel = new EventFunnel<RunEvent>(context.background().window(), this::show);
        context.background().start(() -> planned.run(funnel::put), this::ended);
    }

    /// Asks to stop and to put everything back.
    public void cancel() {
        if (run != null && running.get() && !stopping.get()) {
            stopping.set(true);
            doing.set(Texts.text("wizard.setup.stopping"));
            run.cancel();
        }
    }

    private void show(List<RunEvent> events) {
        events.forEach(this::show);
    }

    private void show(RunEvent event) {
        switch (event) {
            case RunEvent.RunStarted started ->
                    log.add(
                            Texts.text(
                                    "wizard.log.started", started.instance(), started.planHash()));
            case RunEvent.StepRunning step -> begin(step);
            case RunEvent.StepLine line -> log.add(line.text());
            case RunEvent.StepOk ok -> finish(ok, row(ok).with(Status.OK, ok.took()));
            case RunEvent.StepSame same -> finish(same, row(same).with(Status.ALREADY));
            case RunEvent.StepFailed failed -> fail(failed);
            case RunEvent.StepUndoing undoing -> undo(undoing);
            case RunEvent.StepUndone undone ->
                    change(undone, row(undone).with(Status.UNDONE, undone.took()));
            case RunEvent.StepNotUndone left -> change(left, row(left).with(Status.PROBLEM));
            case RunEvent.RunFinished finished -> log.add(Texts.text("wizard.log.finished"));
        }
    }

    private void fail(RunEvent.StepFailed failed) {
        StepDescription step = failed.step();
        if (step.kind() == StepKind.REGISTER && failed.mayHaveReachedTheServer()) {
            unanswered = step.arguments().stream().findFirst();
        }
        change(failed, row(failed).with(Status.PROBLEM, failed.took()));
    }

    private void begin(RunEvent.StepRunning step) {
        doing.set(title(step.step()));
        change(step, row(step).with(Status.RUNNING));
    }

    private void finish(RunEvent.StepEvent step, StepRow row) {
        change(step, row);
        progress.set((double) step.n() / step.of());
    }

    private void undo(RunEvent.StepUndoing step) {
        doing.set(Texts.text("wizard.setup.undoing", title(step.step())));
        change(step, row(step).with(Status.RUNNING));
        progress.set((step.n() - 1.0) / step.of());
    }

    private StepRow row(RunEvent.StepEvent event) {
        return steps.get(event.n() - 1);
    }

    private void change(RunEvent.StepEvent event, StepRow row) {
        steps.set(event.n() - 1, row);
        log.add(
                Texts.text(
                        "wizard.log.step",
                        Integer.toString(event.n()),
                        Integer.toString(event.of()),
                        row.mark().word(),
                        row.title()));
    }

    private String title(StepDescription step) {
        return context.title(step);
    }

    private void ended(Outcome<Report> outcome) {
        String log = run == null ? "" : run.log();
        result.set(
                Optional.of(
                        switch (outcome) {
                            case Outcome.Done<Report>(var report) -> result(report).loggedIn(log);
                            case Outcome.Failed<Report>(var cause) ->
                                    SetupResult.broken(cause, purpose(), context).loggedIn(log);
                        }));
        stopping.set(false);
        running.set(false);
    }

    private SetupResult result(Report report) {
        return SetupResult.of(report, purpose(), context, unanswered);
    }

    /// What the run is for.
    Plan.Purpose purpose() {
        return run == null ? Plan.Purpose.SET_UP : run.purpose();
    }
}
