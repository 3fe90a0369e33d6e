package dev.tentaclesetup.ui.removal;

import static dev.tentaclesetup.core.answers.AnswerKey.REMOVE_CONFIRM;
import static dev.tentaclesetup.core.answers.AnswerKey.REMOVE_DELETE;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_API_KEY;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_SPACE;
import static dev.tentaclesetup.core.answers.AnswerKey.SERVER_URL;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_ACTION;
import static dev.tentaclesetup.core.answers.AnswerKey.SETUP_INSTANCE;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerType.Words;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.Choices;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.CheckRows;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.engine.WizardBackend.PreparedRemoval;
import dev.tentaclesetup.ui.review.PlannedStep;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What goes with an agent and what stays, planned anew whenever a choice changes, and the name
/// that has to be typed.
public final class RemovalPageModel {

    private static final Set<AnswerKey> KEYS = Set.of(SERVER_URL, SERVER_API_KEY);

    /// What goes unless parts are chosen.
    private static final List<Removal.Part> ALWAYS =
            List.of(
                    Removal.Part.RECORD,
                    Removal.Part.SERVICE,
                    Removal.Part.FIREWALL,
                    Removal.Part.CERTIFICATE,
                    Removal.Part.ACCOUNT);

    private final WizardContext context;
    private final HostInstance instance;
    private final CheckRows rows;
    private final Probe probe;
    private final AnswerField address;
    private final AnswerField apiKey;
    private final BooleanProperty data = new SimpleBooleanProperty();
    private final BooleanProperty applications = new SimpleBooleanProperty();
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Hint> typedHint = new SimpleObjectProperty<>(Hint.NONE);
    private final ObservableList<CheckRow> checks = FXCollections.observableArrayList();
    private final ObservableList<PlannedStep> steps = FXCollections.observableArrayList();
    private final ObservableList<String> stays = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<PlannedRun>> planned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

    /// @param context for everything but the answers, which are the removal's own
    public RemovalPageModel(WizardContext context, HostInstance instance) {
        this.context = context.with(context.draft().anew(draft(instance)));
        this.instance = instance;
        this.rows = new CheckRows(context.messages());
        this.probe = new Probe(context.background());
        DraftModel draft = this.context.draft();
        this.address = draft.field(SERVER_URL);
        this.apiKey = draft.field(SERVER_API_KEY);
        address.value().subscribe((before, now) -> typedForTheServer());
        apiKey.value().subscribe((before, now) -> typedForTheServer());
        data.subscribe((before, now) -> plan());
        applications.subscribe((before, now) -> plan());
        typed.subscribe((before, now) -> typedHint.set(Hint.NONE));
    }

    private static AnswerDraft draft(HostInstance instance) {
        AnswerDraft draft =
                AnswerDraft.empty()
                        .with(SETUP_ACTION, Words.word(Choices.Action.REMOVE))
                        .with(SETUP_INSTANCE, instance.name());
        Optional<String> server = instance.servers().stream().findFirst();
        return server.isPresent() ? draft.with(SERVER_URL, server.get()) : draft;
    }

    String instance() {
        return instance.name();
    }

    /// The server that may list it.
    AnswerField address() {
        return address;
    }

    /// With a key the records go, too.
    AnswerField apiKey() {
        return apiKey;
    }

    /// What is known to be listed, in words; empty when nothing is.
    String listed() {
        return String.join(
                ", ",
                instance.records().stream().map(Facts.Registration::name).distinct().toList());
    }

    /// Whether the data folder goes; it stays by itself.
    BooleanProperty data() {
        return data;
    }

    /// Whether the applications folder goes; it stays by itself.
    BooleanProperty applications() {
        return applications;
    }

    /// Its data folder, when it is known.
    Optional<String> dataFolder() {
        return instance.data().map(Object::toString);
    }

    /// Its applications folder, when it is known.
    Optional<String> applicationsFolder() {
        return instance.applications().map(Object::toString);
    }

    /// The name, typed once more.
    StringProperty typed() {
        return typed;
    }

    ObjectProperty<Hint> typedHint() {
        return typedHint;
    }

    /// What is wrong or worth knowing.
    ObservableList<CheckRow> checks() {
        return checks;
    }

    /// What goes, item by item.
    ObservableList<PlannedStep> steps() {
        return steps;
    }

    /// What stays, a line each.
    ObservableList<String> stays() {
        return stays;
    }

    /// The plan, when there is one and nothing blocks it.
    ReadOnlyObjectProperty<Optional<PlannedRun>> planned() {
        return planned.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    private void typedForTheServer() {
        forget();
        probe.askAfter(Probe.TYPING_PAUSE, this::plan);
    }

    private void forget() {
        probe.cancel();
        planned.set(Optional.empty());
        busy.set(false);
        checks.clear();
    }

    /// Reads what there is and plans.
    void plan() {
        forget();
        steps.clear();
        stays.setAll(staying());
        AnswerDraft draft = whole();
        switch (context.draft().judge(draft)) {
            case AnswersResult.ValidRemoval valid -> ask(draft, valid.removal());
            case AnswersResult.Invalid invalid -> refuse(invalid.problems());
            case AnswersResult.Valid _, AnswersResult.ValidVerification _ ->
                    throw new IllegalStateException("not a removal");
        }
    }

    /// The parts by name only where folders go; the name that confirms them is asked for last.
    private AnswerDraft whole() {
        AnswerDraft draft = context.draft().draft().get();
        if (apiKey.text().isBlank()) {
            draft = draft.without(SERVER_URL).without(SERVER_SPACE);
        }
        if (!data.get() && !applications.get()) {
            return draft;
        }
        var parts = new ArrayList<>(ALWAYS);
        if (data.get()) {
            parts.add(Removal.Part.DATA);
        }
        if (applications.get()) {
            parts.add(Removal.Part.APPLICATIONS);
        }
        return draft.withAll(REMOVE_DELETE, parts.stream().map(Words::word).toList())
                .with(REMOVE_CONFIRM, instance.name());
    }

    private List<String> staying() {
        Stream<String> folders =
                Stream.concat(
                        dataFolder().filter(_ -> !data.get()).stream(),
                        applicationsFolder().filter(_ -> !applications.get()).stream());
        return Stream.concat(
                        folders.map(folder -> Texts.text("wizard.removal.stays.folder", folder)),
                        instance.records().stream()
                                .filter(_ -> apiKey.text().isBlank())
                                .map(RemovalPageModel::stayingRecord))
                .toList();
    }

    private static String stayingRecord(Facts.Registration record) {
        return Texts.text("wizard.removal.stays.record", record.name(), record.server());
    }

    private void ask(AnswerDraft draft, Removal removal) {
        checks.add(CheckRow.of(Status.RUNNING, Texts.text("wizard.removal.looking")));
        busy.set(true);
        probe.ask(() -> context.backend().prepare(draft, removal), this::prepared);
    }

    private void refuse(List<Problem> problems) {
        checks.setAll(problems.stream().map(rows::of).toList());
        context.draft().reveal(KEYS);
    }

    private void prepared(Outcome<PreparedRemoval> outcome) {
        switch (outcome) {
            case Outcome.Done<PreparedRemoval>(var found) -> show(found);
            case Outcome.Failed<PreparedRemoval>(var cause) ->
                    checks.setAll(List.of(rows.of(context.problem(cause))));
        }
        // last: what waits for this reads everything above
        busy.set(false);
    }

    private void show(PreparedRemoval found) {
        checks.setAll(found.problems());
        steps.setAll(
                found.run().map(PlannedRun::steps).orElse(List.of()).stream()
                        .map(step -> PlannedStep.of(context.title(step), step))
                        .toList());
        planned.set(found.run());
    }

    /// Shows what is wrong with the name.
    ///
    /// @return whether it is the agent's
    boolean confirmed() {
        boolean same = typed.get().strip().equals(instance.name());
        if (!same) {
            typedHint.set(
                    new Hint(
                            Status.PROBLEM,
                            Texts.text("wizard.removal.name.wrong", instance.name()),
                            ""));
        }
        return same;
    }

    /// Stops looking.
    void leave() {
        probe.cancel();
        busy.set(false);
    }
}
