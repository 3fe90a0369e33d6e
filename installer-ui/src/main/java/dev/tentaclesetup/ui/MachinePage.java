package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.answers.Answers.Run;
import dev.tentaclesetup.ui.MachinePageModel.Account;
import dev.tentaclesetup.ui.widget.ChoiceCard;
import dev.tentaclesetup.ui.widget.Choices;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.PathField;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Step 4: where the agent lives and who runs it.
final class MachinePage implements WizardPage {

    private final MachinePageModel model;
    private final PageFields fields = new PageFields();
    private final TextField instance = new TextField();
    private final VBox content;

    MachinePage(MachinePageModel model) {
        this.model = model;
        this.content =
                new VBox(
                        instance(),
                        folder(
                                "data-folder",
                                Texts.text("wizard.machine.data.label"),
                                model.data()),
                        folder(
                                "applications-folder",
                                Texts.text("wizard.machine.applications.label"),
                                model.applications()),
                        run(),
                        Layouts.shownWhen(model.run().isEqualTo(Run.SERVICE), account()));
        content.getStyleClass().add(Style.FORM);
    }

    private Node instance() {
        instance.setId("instance-name");
        instance.setPrefColumnCount(24);
        instance.textProperty().bindBidirectional(model.instance().value());
        fields.add(instance, model.instance().hint());
        return new FormField(Texts.text("wizard.machine.instance.label"), instance)
                .narrow()
                .hint(model.instance().hint());
    }

    private Node folder(String id, String label, AnswerField answer) {
        var path = new PathField(id, answer.value(), label);
        fields.add(path.input(), answer.hint());
        return new FormField(label, path.input(), path).hint(answer.hint());
    }

    private Node run() {
        var group = new ToggleGroup();
        var service =
                new ChoiceCard(
                        "run-service",
                        Texts.text("wizard.machine.service.label"),
                        Texts.text("wizard.machine.service.help"),
                        group);
        var process =
                new ChoiceCard(
                        "run-process",
                        Texts.text("wizard.machine.process.label"),
                        Texts.text("wizard.machine.process.help"),
                        group);
        Choices.bind(
                group,
                Map.of(Run.SERVICE, service.radio(), Run.PROCESS, process.radio()),
                model.run());
        return Layouts.equalWidths(service, process);
    }

    private Node account() {
        var group = new ToggleGroup();
        var system = new RadioButton();
        system.setId("account-system");
        system.setToggleGroup(group);
        system.textProperty()
                .bind(
                        model.machine()
                                .map(facts -> facts.map(MachineProposal::systemAccount).orElse(""))
                                .map(name -> Texts.text("wizard.machine.account.system", name)));
        var existing = new RadioButton(Texts.text("wizard.machine.account.existing"));
        existing.setId("account-existing");
        existing.setToggleGroup(group);
        Choices.bind(
                group, Map.of(Account.SYSTEM, system, Account.EXISTING, existing), model.account());
        var caption = new Label(Texts.text("wizard.machine.account.label"));
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var line = new HBox(system, existing);
        line.getStyleClass().add("radios");
        var box = new VBox(caption, line, username());
        box.getStyleClass().add(Style.FIELD);
        return box;
    }

    private Node username() {
        var username = new TextField();
        username.setId("service-username");
        username.setPrefColumnCount(24);
        username.textProperty().bindBidirectional(model.username().value());
        fields.add(username, model.username().hint());
        return Layouts.shownWhen(
                model.account().isEqualTo(Account.EXISTING),
                new FormField(Texts.text("wizard.machine.username.label"), username)
                        .narrow()
                        .hint(model.username().hint()));
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(Texts.text("wizard.machine.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(Texts.text("wizard.machine.lead"));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public Optional<Node> firstInvalid() {
        return model.validate() ? Optional.empty() : fields.firstInvalid();
    }

    @Override
    public Node firstField() {
        return instance;
    }
}
