package dev.tentaclesetup.ui.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Answers.Run;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.host.HostPageModel.Account;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.ChoiceCard;
import dev.tentaclesetup.ui.widget.Choices;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.PathField;
import dev.tentaclesetup.ui.widget.SecretField;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Step 4: where the agent lives and who runs it.
public final class HostPage implements WizardPage {

    private final HostPageModel model;
    private final PageFields fields = new PageFields();
    private final TextField instance = new TextField();
    private final VBox content;

    public HostPage(HostPageModel model) {
        this.model = model;
        this.content =
                new VBox(
                        instance(),
                        folder("data-folder", Texts.text("wizard.host.data.label"), model.data()),
                        folder(
                                "applications-folder",
                                Texts.text("wizard.host.applications.label"),
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
        return new FormField(Texts.text("wizard.host.instance.label"), instance)
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
                        Texts.text("wizard.host.service.label"),
                        Texts.text("wizard.host.service.help"),
                        group);
        var process =
                new ChoiceCard(
                        "run-process",
                        Texts.text("wizard.host.process.label"),
                        Texts.text("wizard.host.process.help"),
                        group);
        Choices.bind(
                group,
                Map.of(Run.SERVICE, service.radio(), Run.PROCESS, process.radio()),
                model.run());
        fields.add(service.radio(), model.install().hint());
        return new VBox(
                Layouts.equalWidths(service, process), new HintLine(model.install().hint()));
    }

    private Node account() {
        var group = new ToggleGroup();
        RadioButton system =
                choice(
                        "system",
                        Texts.text("wizard.host.account.system", model.systemAccount()),
                        group);
        RadioButton dedicated =
                choice("dedicated", Texts.text("wizard.host.account.dedicated"), group);
        RadioButton managed = choice("managed", Texts.text("wizard.host.account.managed"), group);
        // The arrow keys would choose it, shown or not.
        managed.disableProperty().bind(windows().not());
        RadioButton existing =
                choice("existing", Texts.text("wizard.host.account.existing"), group);
        Choices.bind(
                group,
                Map.of(
                        Account.SYSTEM,
                        system,
                        Account.DEDICATED,
                        dedicated,
                        Account.MANAGED,
                        managed,
                        Account.EXISTING,
                        existing),
                model.account());
        var caption = new Label(Texts.text("wizard.host.account.label"));
        caption.getStyleClass().add(Style.FIELD_LABEL);
        // In a line, or in two where the words are long.
        var line = new FlowPane(system, dedicated, Layouts.shownWhen(windows(), managed), existing);
        line.getStyleClass().add("radios");
        var box = new VBox(caption, line, reason(), username(), password());
        box.getStyleClass().add(Style.FIELD);
        return box;
    }

    /// Why this account is shown.
    private Node reason() {
        var reason = new Label();
        reason.setId("account-reason");
        reason.setWrapText(true);
        reason.getStyleClass().add(Style.MUTED);
        reason.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> model.kept().get().map(this::kept).orElseGet(this::proposed),
                                model.kept(),
                                model.worker()));
        return Layouts.shownWhen(windows().not().or(keeping()), reason);
    }

    private BooleanBinding keeping() {
        return Bindings.createBooleanBinding(() -> model.kept().get().isPresent(), model.kept());
    }

    private String proposed() {
        return Texts.text(
                model.worker().getValue()
                        ? "wizard.host.account.reason.worker"
                        : "wizard.host.account.reason.target");
    }

    private String kept(Answers.Account account) {
        return Texts.text(
                "wizard.host.account.reason.kept",
                switch (account) {
                    case Answers.Account.Unspecified _, Answers.Account.SystemAccount _ ->
                            model.systemAccount();
                    case Answers.Account.Dedicated(var name) ->
                            name.orElse(Texts.text("wizard.host.account.own"));
                    case Answers.Account.Managed(String name) -> name;
                    case Answers.Account.Existing(String name, _) -> name;
                });
    }

    private static RadioButton choice(String account, String label, ToggleGroup group) {
        var choice = new RadioButton(label);
        choice.setId("account-" + account);
        choice.setToggleGroup(group);
        return choice;
    }

    private BooleanBinding windows() {
        return Bindings.createBooleanBinding(
                () -> model.host().get().filter(HostProposal::windowsAccounts).isPresent(),
                model.host());
    }

    private Node username() {
        var username = new TextField();
        username.setId("service-username");
        username.setPrefColumnCount(24);
        username.textProperty().bindBidirectional(model.username().value());
        username.promptTextProperty().bind(model.kept().map(HostPage::typedName));
        fields.add(username, model.username().hint());
        return Layouts.shownWhen(
                Bindings.createBooleanBinding(() -> model.account().get().named(), model.account()),
                new FormField(Texts.text("wizard.host.username.label"), username)
                        .narrow()
                        .hint(model.username().hint()));
    }

    /// What would be typed for the account that is kept.
    private static String typedName(Optional<Answers.Account> kept) {
        return kept.orElse(null) instanceof Answers.Account.Existing(String name, _) ? name : "";
    }

    private Node password() {
        var password = new SecretField("service-password", model.password().value());
        fields.add(password.input(), model.password().hint());
        return Layouts.shownWhen(
                windows().and(model.account().isEqualTo(Account.EXISTING)).and(keeping().not()),
                new FormField(Texts.text("wizard.host.password.label"), password.input(), password)
                        .narrow()
                        .hint(model.password().hint()));
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(Texts.text("wizard.host.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(Texts.text("wizard.host.lead"));
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
