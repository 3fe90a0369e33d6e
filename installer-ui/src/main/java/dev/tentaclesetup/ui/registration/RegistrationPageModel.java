package dev.tentaclesetup.ui.registration;

import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_ENVIRONMENT;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_KIND;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_NAME;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_ON_CONFLICT;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_ROLE;
import static dev.tentaclesetup.core.answers.AnswerKey.REGISTRATION_WORKER_POOL;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers.OnConflict;
import dev.tentaclesetup.core.answers.Choices.Kind;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.ui.background.Background.Outcome;
import dev.tentaclesetup.ui.background.Probe;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.draft.AnswerItems;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.draft.WizardContext;
import dev.tentaclesetup.ui.engine.NameCheck;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.engine.WizardBackend;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How the server lists this host.
public final class RegistrationPageModel {

    private final DraftModel draft;
    private final WizardBackend backend;
    private final Probe probe;
    private final ProbeHint clash = new ProbeHint();
    private final ObjectProperty<Kind> kind;
    private final AnswerField onConflict;
    private final AnswerField name;
    private final AnswerItems environments;
    private final AnswerItems roles;
    private final AnswerItems pools;
    private final ObservableList<String> offeredEnvironments = FXCollections.observableArrayList();
    private final ObservableList<String> offeredRoles = FXCollections.observableArrayList();
    private final ObservableList<String> offeredPools = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper freeName = new ReadOnlyStringWrapper("");

    public RegistrationPageModel(
            WizardContext context, ReadOnlyObjectProperty<SpaceFacts> choices) {
        this.draft = context.draft();
        this.backend = context.backend();
        this.probe = new Probe(context.background());
        AnswerField stored = draft.field(REGISTRATION_KIND);
        this.kind = new SimpleObjectProperty<>(stored.read(Kind.class).orElse(Kind.TARGET));
        this.onConflict = draft.field(REGISTRATION_ON_CONFLICT);
        this.name = draft.field(REGISTRATION_NAME);
        this.environments = draft.items(REGISTRATION_ENVIRONMENT);
        this.roles = draft.items(REGISTRATION_ROLE);
        this.pools = draft.items(REGISTRATION_WORKER_POOL);
        kind.subscribe(now -> stored.choose(now));
        kind.subscribe((before, now) -> nameChanged());
        name.value().subscribe((before, now) -> nameChanged());
        choices.subscribe(this::offer);
        if (!draft.changing()) {
            nameAfterHost(context);
        }
    }

    /// Whether what the server lists is known, so that it can be changed.
    ObservableValue<Boolean> known() {
        return draft.present().map(now -> !now.changing() || now.recordRead());
    }

    /// Whether the kind can be chosen: a record stays of its kind.
    boolean kindIsOpen() {
        return !draft.changing() || draft.present().get().texts(REGISTRATION_KIND).isEmpty();
    }

    /// What the host becomes on the server.
    ObjectProperty<Kind> kind() {
        return kind;
    }

    AnswerField name() {
        return name;
    }

    AnswerItems environments() {
        return environments;
    }

    AnswerItems roles() {
        return roles;
    }

    AnswerItems pools() {
        return pools;
    }

    ObservableList<String> offeredEnvironments() {
        return offeredEnvironments;
    }

    ObservableList<String> offeredRoles() {
        return offeredRoles;
    }

    ObservableList<String> offeredPools() {
        return offeredPools;
    }

    /// A name like the typed one that is not taken; empty while the typed one is not taken.
    ReadOnlyStringProperty freeName() {
        return freeName.getReadOnlyProperty();
    }

    /// Lets the set-up change the record that has the typed name already.
    void updateExisting() {
        onConflict.choose(OnConflict.UPDATE);
        askForName();
    }

    /// Takes the free name instead of the typed one.
    void useFreeName() {
        name.value().set(freeName.get());
    }

    void leave() {
        probe.cancel();
    }

    /// Shows what is wrong.
    ///
    /// @return whether the user may go on
    boolean validate() {
        Set<AnswerKey> keys = EnumSet.of(REGISTRATION_KIND);
        keys.addAll(
                switch (kind.get()) {
                    case TARGET ->
                            Set.of(REGISTRATION_NAME, REGISTRATION_ENVIRONMENT, REGISTRATION_ROLE);
                    case WORKER -> Set.of(REGISTRATION_NAME, REGISTRATION_WORKER_POOL);
                    case NONE -> Set.of();
                });
        draft.reveal(keys);
        return !draft.blocked(keys);
    }

    private void nameAfterHost(WizardContext context) {
        if (name.text().isEmpty()) {
            context.background()
                    .start(
                            () -> context.backend().hostName(),
                            outcome -> {
                                if (outcome instanceof Outcome.Done<String>(var host)
                                        && name.text().isEmpty()) {
                                    name.value().set(host);
                                }
                            });
        }
    }

    private void offer(SpaceFacts facts) {
        offeredEnvironments.setAll(facts.environments());
        offeredRoles.setAll(facts.roles());
        offeredPools.setAll(facts.workerPools());
        if (!draft.changing()) {
            chooseTheOnlyOne(environments, facts.environments());
            chooseTheOnlyOne(pools, facts.workerPools());
        }
        nameChanged();
    }

    private static void chooseTheOnlyOne(AnswerItems chosen, List<String> offered) {
        if (chosen.items().isEmpty() && offered.size() == 1) {
            chosen.items().add(offered.getFirst());
        }
    }

    private void nameChanged() {
        freeName.set("");
        clash.takeBack();
        probe.askAfter(Probe.TYPING_PAUSE, this::askForName);
    }

    private void askForName() {
        clash.takeBack();
        String typed = name.text().strip();
        Optional<MachineKind> wanted =
                switch (kind.get()) {
                    case TARGET -> Optional.of(MachineKind.TARGET);
                    case WORKER -> Optional.of(MachineKind.WORKER);
                    case NONE -> Optional.empty();
                };
        boolean own =
                draft.changing() && draft.present().get().texts(REGISTRATION_NAME).contains(typed);
        if (typed.isEmpty() || wanted.isEmpty() || own) {
            return;
        }
        probe.ask(
                () -> backend.name(wanted.get(), typed),
                outcome -> {
                    if (outcome instanceof Outcome.Done<NameCheck>(var found)) {
                        showName(typed, found);
                    }
                });
    }

    private void showName(String typed, NameCheck found) {
        freeName.set(found.freeName());
        if (found.taken()) {
            clash.say(name.hint(), clashHint(typed, found.health()));
        }
    }

    private Hint clashHint(String typed, String health) {
        boolean update = onConflict.read(OnConflict.class).equals(Optional.of(OnConflict.UPDATE));
        return new Hint(
                Status.WARNING,
                Texts.text("wizard.registration.name.clash", typed, health),
                Texts.text(
                        update
                                ? "wizard.registration.name.clash.update"
                                : "wizard.registration.name.clash.fix"));
    }
}
