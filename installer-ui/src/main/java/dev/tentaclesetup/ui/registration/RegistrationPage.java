package dev.tentaclesetup.ui.registration;

import dev.tentaclesetup.core.answers.Choices.Kind;
import dev.tentaclesetup.ui.draft.AnswerItems;
import dev.tentaclesetup.ui.draft.ProbeHint;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.ChipField;
import dev.tentaclesetup.ui.widget.ChoiceCard;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Labels;
import dev.tentaclesetup.ui.widget.RadioBinding;
import dev.tentaclesetup.ui.widget.Status;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Step 3: how the server lists this host.
public final class RegistrationPage implements WizardPage {

    private final RegistrationPageModel model;
    private final PageFields fields = new PageFields();
    private final List<ChipField> chips = new ArrayList<>();
    private final TextField name = new TextField();
    private final VBox content;

    public RegistrationPage(RegistrationPageModel model) {
        this.model = model;
        BooleanExpression target = model.kind().isEqualTo(Kind.TARGET);
        BooleanExpression worker = model.kind().isEqualTo(Kind.WORKER);
        var places =
                new VBox(
                        Layouts.shownWhen(model.kind().isNotEqualTo(Kind.NONE), name()),
                        Layouts.shownWhen(target, environments()),
                        Layouts.shownWhen(target, roles()),
                        Layouts.shownWhen(worker, pools()));
        places.getStyleClass().add(Style.FORM);
        this.content =
                new VBox(
                        kinds(),
                        Layouts.shownWhen(model.known().map(known -> !known), unknown()),
                        Layouts.shownWhen(model.known(), places));
        content.getStyleClass().add(Style.FORM);
    }

    /// What a record says is asked of the server, which needs a sign-in.
    private static Node unknown() {
        return Labels.wrapped(Texts.text("wizard.registration.unknown"));
    }

    private Node kinds() {
        var group = new ToggleGroup();
        var target =
                new ChoiceCard(
                        "kind-target",
                        Texts.text("wizard.registration.target.label"),
                        Texts.text("wizard.registration.target.help"),
                        group);
        var worker =
                new ChoiceCard(
                        "kind-worker",
                        Texts.text("wizard.registration.worker.label"),
                        Texts.text("wizard.registration.worker.help"),
                        group);
        var none =
                new ChoiceCard(
                        "kind-none",
                        Texts.text("wizard.registration.none.label"),
                        Texts.text("wizard.registration.none.help"),
                        group);
        RadioBinding.bind(
                group,
                Map.of(
                        Kind.TARGET, target.radio(),
                        Kind.WORKER, worker.radio(),
                        Kind.NONE, none.radio()),
                model.kind());
        var cards = Layouts.equalWidths(target, worker, none);
        cards.setDisable(!model.kindIsOpen());
        return cards;
    }

    private Node name() {
        name.setId("machine-name");
        name.textProperty().bindBidirectional(model.name().value());
        fields.add(name, model.name().hint());
        var field =
                new FormField(Texts.text("wizard.registration.name.label"), name)
                        .hint(model.name().hint())
                        .origin(model.name().origin());
        field.getChildren().add(clash());
        return field;
    }

    private Node clash() {
        var update = new Button(Texts.text("wizard.registration.name.update"));
        update.setId("name-update");
        update.setOnAction(event -> model.updateExisting());
        var other = new Button();
        other.setId("name-other");
        other.textProperty()
                .bind(
                        model.freeName()
                                .map(free -> Texts.text("wizard.registration.name.other", free)));
        other.setOnAction(event -> model.useFreeName());
        var line = new HBox(update, other);
        line.getStyleClass().add(Style.FIELD_LINE);
        return Layouts.shownWhen(Bindings.isNotEmpty(model.freeName()), line);
    }

    private Node environments() {
        return chips(
                "environments",
                Texts.text("wizard.registration.environments.label"),
                model.environments(),
                model.offeredEnvironments(),
                ChipField.Words.OFFERED_ONLY);
    }

    private Node roles() {
        return chips(
                "roles",
                Texts.text("wizard.registration.roles.label"),
                model.roles(),
                model.offeredRoles(),
                ChipField.Words.FREE);
    }

    private Node pools() {
        return chips(
                "pools",
                Texts.text("wizard.registration.pools.label"),
                model.pools(),
                model.offeredPools(),
                ChipField.Words.OFFERED_ONLY);
    }

    private Node chips(
            String id,
            String label,
            AnswerItems answer,
            ObservableList<String> offers,
            ChipField.Words words) {
        var field = new ChipField(id, answer.items(), offers, words);
        chips.add(field);
        HBox.setHgrow(field, Priority.ALWAYS);
        fields.add(field.input(), answer.hint());
        var problem = new ProbeHint();
        field.unmatched().subscribe((before, now) -> tell(now, problem, answer));
        return new FormField(label, field.input(), field)
                .hint(answer.hint())
                .origin(answer.origin());
    }

    private static void tell(String unmatched, ProbeHint problem, AnswerItems answer) {
        if (unmatched.isEmpty()) {
            problem.takeBack();
        } else {
            problem.say(
                    answer.hint(),
                    new Hint(
                            Status.PROBLEM,
                            Texts.text("wizard.chips.unmatched", unmatched),
                            Texts.text("wizard.chips.unmatched.fix")));
        }
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(Texts.text("wizard.registration.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(Texts.text("wizard.registration.lead"));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public Optional<Node> firstInvalid() {
        chips.forEach(ChipField::takeTyped);
        return model.validate() ? Optional.empty() : fields.firstInvalid();
    }

    @Override
    public Node firstField() {
        return name;
    }
}
