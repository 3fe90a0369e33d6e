package dev.tentaclesetup.ui.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.Answers.Run;
import dev.tentaclesetup.core.answers.Choices.Account;
import dev.tentaclesetup.core.setup.HostProposal;
import dev.tentaclesetup.ui.draft.AnswerField;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.CheckAgain;
import dev.tentaclesetup.ui.widget.ChoiceCard;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.PathField;
import dev.tentaclesetup.ui.widget.RadioBinding;
import dev.tentaclesetup.ui.widget.SecretField;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
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
                        folder(
                                "data-folder",
                                Texts.text("wizard.host.data.label"),
                                model.data(),
                                model.changing()),
                        folder(
                                "applications-folder",
                                Texts.text("wizard.host.applications.label"),
                                model.applications(),
                                false),
                        accept(),
                        new CheckAgain(model.folders().failed(), model.folders()::check),
                        run(),
                        Layouts.shownWhen(model.run().isEqualTo(Run.SERVICE), account()));
        content.getStyleClass().add(Style.FORM);
    }

    private Node instance() {
        instance.setId("instance-name");
        instance.setPrefColumnCount(24);
        instance.setDisable(model.changing());
        instance.textProperty().bindBidirectional(model.instance().value());
        fields.add(instance, model.instance().hint());
        return new FormField(Texts.text("wizard.host.instance.label"), instance)
                .narrow()
                .hint(model.instance().hint())
                .origin(model.instance().origin());
    }

    private Node folder(String id, String label, AnswerField answer, boolean fixed) {
        var path = new PathField(id, answer.value(), label);
        path.setDisable(fixed);
        fields.add(path.input(), answer.hint());
        return new FormField(label, path.input(), path).hint(answer.hint()).origin(answer.origin());
    }

    /// The way on with folders that have files of others in them.
    private Node accept() {
        var box = new CheckBox(Texts.text("wizard.host.accept"));
        box.setId("accept-existing");
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(model.folders().accepted());
        return Layouts.shownWhen(model.folders().acceptable(), box);
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
        RadioBinding.bind(
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
                        "account-system",
                        Texts.text("wizard.host.account.system", model.systemAccount()),
                        group);
        RadioButton dedicated =
                choice("account-dedicated", Texts.text("wizard.host.account.dedicated"), group);
        RadioButton managed =
                choice("account-managed", Texts.text("wizard.host.account.managed"), group);
        // The arrow keys would choose it, shown or not.
        managed.disableProperty().bind(windows().not());
        RadioButton existing =
                choice("account-existing", Texts.text("wizard.host.account.existing"), group);
        RadioBinding.bind(
                group,
                Map.of(
                        Account.SYSTEM,
                        system,
                        Account.DEDICATED,
                        dedicated,
                        Account.MANAGED,
                        managed,
                        Account.CUSTOM,
                        existing),
                model.account());
        var caption = new Label(Texts.text("wizard.host.account.label"));
        caption.getStyleClass().add(Style.FIELD_LABEL);
        // In a line, or in two where the words are long.
        var line = new FlowPane(system, dedicated, Layouts.shownWhen(windows(), managed), existing);
        line.getStyleClass().add(Style.RADIOS);
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

    private static RadioButton choice(String id, String label, ToggleGroup group) {
        var choice = new RadioButton(label);
        choice.setId(id);
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
                Bindings.createBooleanBinding(
                        () -> HostPageModel.named(model.account().get()), model.account()),
                new FormField(Texts.text("wizard.host.username.label"), username)
                        .narrow()
                        .hint(model.username().hint())
                        .origin(model.username().origin()));
    }

    /// What would be typed for the account that is kept.
    private static String typedName(Optional<Answers.Account> kept) {
        return kept.orElse(null) instanceof Answers.Account.Existing(String name, _) ? name : "";
    }

    private Node password() {
        var password = new SecretField("service-password", model.password().value());
        fields.add(password.input(), model.password().hint());
        return Layouts.shownWhen(
                windows().and(model.account().isEqualTo(Account.CUSTOM)).and(keeping().not()),
                new FormField(Texts.text("wizard.host.password.label"), password.input(), password)
                        .narrow()
                        .hint(model.password().hint())
                        .origin(model.password().origin()));
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
    public ObservableBooleanValue busy() {
        return model.folders().busy();
    }

    @Override
    public void enter() {
        model.folders().check();
    }

    @Override
    public boolean retry() {
        return model.folders().retry();
    }

    @Override
    public void leave() {
        model.folders().leave();
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
