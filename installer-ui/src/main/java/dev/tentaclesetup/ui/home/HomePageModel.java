package dev.tentaclesetup.ui.home;

import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.preflight.AgentState;
import dev.tentaclesetup.core.preflight.HostInstance;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.setup.AgentOrder;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.HomeFacts;
import dev.tentaclesetup.ui.engine.PlannedRun;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The agents of this host and the one that is chosen. What they do is asked for one after the
/// other, the chosen one first, again and again while they are shown.
public final class HomePageModel {

    /// How long a state is taken for the present one.
    static final Duration REFRESH = Duration.ofSeconds(2);

    private final WizardContext context;
    private final Probe sweep;
    private final ObservableList<InstanceRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<InstanceRow>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyBooleanWrapper changeable = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Hint> hint = new ReadOnlyObjectWrapper<>(Hint.NONE);
    private Optional<String> ordered = Optional.empty();

    public HomePageModel(WizardContext context, HomeFacts facts) {
        this.context = context;
        this.sweep = new Probe(context.background());
        show(facts);
    }

    /// By name.
    ObservableList<InstanceRow> rows() {
        return rows;
    }

    /// The chosen one; empty only when there is none.
    ReadOnlyObjectProperty<Optional<InstanceRow>> selected() {
        return selected;
    }

    /// Whether anything may be changed here.
    ReadOnlyBooleanProperty changeable() {
        return changeable.getReadOnlyProperty();
    }

    /// Whether an agent is being started or stopped.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What is wrong with the chosen one, or what became of the last order to it.
    ReadOnlyObjectProperty<Hint> hint() {
        return hint.getReadOnlyProperty();
    }

    void select(InstanceRow row) {
        boolean other = selected.get().filter(now -> now.name().equals(row.name())).isEmpty();
        selected.set(Optional.of(row));
        if (other) {
            ordered = Optional.empty();
            sayDamage();
        }
    }

    /// Chooses the one of this name, if there is one.
    public void select(String name) {
        rows.stream().filter(row -> row.name().equals(name)).findFirst().ifPresent(this::select);
    }

    /// Begins to look, and goes on with it.
    void enter() {
        List<String> names =
                Stream.concat(
                                selected.get().map(InstanceRow::name).stream(),
                                rows.stream().map(InstanceRow::name))
                        .distinct()
                        .toList();
        sweep.ask(
                () -> {
                    look(names);
                    return context.backend().home();
                },
                this::looked);
    }

    /// Does not look any more.
    void leave() {
        sweep.cancel();
    }

    /// On a thread of its own.
    private void look(List<String> names) throws InterruptedException {
        for (String name : names) {
            try {
                AgentState now = context.backend().agent(name);
                context.background().window().execute(() -> show(name, now));
            } catch (ProblemException e) {
                context.background().window().execute(() -> hide(name));
            }
        }
    }

    private void looked(Outcome<HomeFacts> outcome) {
        switch (outcome) {
            case Outcome.Done<HomeFacts>(var facts) -> show(facts);
            case Outcome.Failed<HomeFacts>(var cause) -> {
                if (!busy.get()) {
                    failed(cause);
                }
            }
        }
        sweep.askAfter(REFRESH, this::enter);
    }

    /// Something could not be read.
    public void failed(Throwable cause) {
        hint.set(context.draft().hint(context.problem(cause)));
    }

    private void show(String name, AgentState now) {
        replace(name, row -> row.doing(now));
    }

    private void hide(String name) {
        replace(name, row -> new InstanceRow(row.instance(), Optional.empty()));
    }

    private void replace(String name, UnaryOperator<InstanceRow> change) {
        for (int i = 0; i < rows.size(); i++) {
            InstanceRow row = rows.get(i);
            if (row.name().equals(name)) {
                put(i, change.apply(row));
            }
        }
    }

    private void put(int place, InstanceRow row) {
        if (!row.equals(rows.get(place))) {
            boolean chosen = selected.get().filter(rows.get(place)::equals).isPresent();
            rows.set(place, row);
            if (chosen) {
                select(row);
            }
        }
    }

    private void show(HomeFacts facts) {
        changeable.set(facts.changeable());
        List<InstanceRow> now = facts.instances().stream().map(this::row).toList();
        if (!now.equals(rows)) {
            Optional<String> chosen = selected.get().map(InstanceRow::name);
            rows.setAll(now);
            rows.stream()
                    .filter(row -> chosen.filter(row.name()::equals).isPresent())
                    .findFirst()
                    .or(() -> rows.stream().findFirst())
                    .ifPresentOrElse(this::select, () -> selected.set(Optional.empty()));
        }
    }

    private InstanceRow row(HostInstance instance) {
        return new InstanceRow(
                instance,
                rows.stream()
                        .filter(row -> row.name().equals(instance.name()))
                        .findFirst()
                        .flatMap(InstanceRow::agent));
    }

    /// Why the chosen one cannot be changed or removed now; empty when it can.
    String whyNotChanged() {
        Optional<AgentState> agent = selected.get().flatMap(InstanceRow::agent);
        boolean mayChange = changeable.get() && agent.map(AgentState::changeable).orElse(true);
        return mayChange ? "" : Texts.text("wizard.home.no.rights");
    }

    /// Why this cannot be asked of the chosen one now; empty when it can.
    String whyNot(AgentOrder order) {
        Optional<AgentState> agent = selected.get().flatMap(InstanceRow::agent);
        if (agent.isEmpty()) {
            return Texts.text("wizard.home.no.state");
        }
        if (agent.get().foreign()) {
            return Texts.text("wizard.home.no.foreign");
        }
        if (agent.get().run().isEmpty()) {
            return Texts.text("wizard.home.no.service");
        }
        return agent.get().changeable() ? inThisState(order, agent.get()) : whyNotChanged();
    }

    private static String inThisState(AgentOrder order, AgentState agent) {
        return switch (order) {
            case START -> agent.up() ? Texts.text("wizard.home.no.start") : "";
            case STOP, RESTART ->
                    switch (agent.state()) {
                        case STOPPED, NOT_INSTALLED -> Texts.text("wizard.home.no.stop");
                        case STARTING, RUNNING, STOPPING, FAILED -> "";
                    };
        };
    }

    /// The one sentence why not everything can be done with the chosen one; empty when it can, but
    /// for what its state makes pointless.
    String why() {
        Optional<AgentState> agent = selected.get().flatMap(InstanceRow::agent);
        if (!whyNotChanged().isEmpty()) {
            return whyNotChanged();
        }
        boolean kept = agent.isEmpty() || agent.get().run().isPresent();
        return kept ? "" : whyNot(AgentOrder.START);
    }

    /// Asks something of the chosen agent.
    void order(AgentOrder order) {
        Optional<String> name = selected.get().map(InstanceRow::name);
        if (name.isEmpty() || busy.get() || !whyNot(order).isEmpty()) {
            return;
        }
        busy.set(true);
        ordered = name;
        hint.set(new Hint(Status.RUNNING, doing(order, name.get()), ""));
        context.background()
                .start(
                        () -> {
                            PlannedRun run = context.backend().order(name.get(), order);
                            return RunOutcome.of(run.run(event -> {}), run.purpose());
                        },
                        outcome -> ended(name.get(), order, outcome));
    }

    private static String doing(AgentOrder order, String name) {
        return switch (order) {
            case START -> Texts.text("wizard.home.starting", name);
            case STOP -> Texts.text("wizard.home.stopping", name);
            case RESTART -> Texts.text("wizard.home.restarting", name);
        };
    }

    private static String done(AgentOrder order, String name) {
        return switch (order) {
            case START, RESTART -> Texts.text("wizard.home.started", name);
            case STOP -> Texts.text("wizard.home.stopped", name);
        };
    }

    private void ended(String name, AgentOrder order, Outcome<RunOutcome> outcome) {
        busy.set(false);
        if (ordered.equals(Optional.of(name))) {
            hint.set(
                    switch (outcome) {
                        case Outcome.Done<RunOutcome>(var how) ->
                                how.problem()
                                        .map(context.draft()::hint)
                                        .orElseGet(
                                                () -> new Hint(Status.OK, done(order, name), ""));
                        case Outcome.Failed<RunOutcome>(var cause) ->
                                context.draft().hint(context.problem(cause));
                    });
        }
        enter();
    }

    private void sayDamage() {
        hint.set(
                selected.get()
                        .flatMap(row -> row.instance().damage())
                        .map(problem -> context.draft().hint(problem))
                        .map(said -> new Hint(Status.WARNING, said.text(), said.fix()))
                        .orElse(Hint.NONE));
    }
}
