package dev.tentaclesetup.ui.server;

import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.CheckAgain;
import dev.tentaclesetup.ui.widget.CheckListView;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.SecretField;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Step 1: which server.
public final class ServerPage implements WizardPage {

    private final ServerPageModel model;
    private final Consumer<String> browser;
    private final PageFields fields = new PageFields();
    private final TextField address = new TextField();
    private final SecretField secret;
    private final Node key;
    private final VBox content;

    /// @param browser opens a web address
    public ServerPage(ServerPageModel model, EarlierRunModel earlier, Consumer<String> browser) {
        this.model = model;
        this.browser = browser;
        this.secret = new SecretField("server-api-key", model.apiKey().value());
        this.key = secret.input();
        this.content =
                new VBox(
                        new EarlierRunView(earlier),
                        address(),
                        apiKey(),
                        space(),
                        new CheckListView(model.checks()),
                        new CheckAgain(model.failed(), model::again));
        content.getStyleClass().add(Style.FORM);
    }

    private Node address() {
        address.setId("server-address");
        address.setPromptText(Texts.text("wizard.server.address.prompt"));
        address.textProperty().bindBidirectional(model.address().value());
        fields.add(address, model.address().hint());
        return new FormField(Texts.text("wizard.server.address.label"), address)
                .hint(model.address().hint())
                .origin(model.address().origin());
    }

    private Node apiKey() {
        fields.add(key, model.apiKey().hint());
        var create = new Hyperlink(Texts.text("wizard.server.key.create"));
        create.setId("server-key-create");
        create.disableProperty().bind(Bindings.isEmpty(model.address().value()));
        create.setOnAction(event -> browser.accept(model.keyPage()));
        var field = new FormField(Texts.text("wizard.server.key.label"), secret.input(), secret);
        field.hint(model.apiKey().hint()).getChildren().add(create);
        return field;
    }

    /// Made when there is something to choose from, so that the first page opens sooner.
    private Node space() {
        var place = new VBox();
        ObservableValue<Boolean> choice = Bindings.isNotEmpty(model.spaces());
        choice.subscribe(wanted -> {
            if (wanted && place.getChildren().isEmpty()) {
                place.getChildren().add(spaceField());
            }
        });
        return Layouts.shownWhen(choice, place);
    }

    private Node spaceField() {
        var space = new ComboBox<>(model.spaces());
        space.setId("server-space");
        space.valueProperty().bindBidirectional(model.space().value());
        fields.add(space, model.space().hint());
        return new FormField(Texts.text("wizard.server.space.label"), space)
                .hint(model.space().hint())
                .origin(model.space().origin());
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(Texts.text("wizard.server.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(
                model.changing()
                        ? Texts.text("wizard.server.lead.changing")
                        : Texts.text("wizard.server.lead"));
    }

    @Override
    public Parent content() {
        return content;
    }

    @Override
    public ObservableBooleanValue busy() {
        return model.busy();
    }

    @Override
    public void enter() {
        model.check();
    }

    @Override
    public void again() {
        model.again();
    }

    @Override
    public boolean retry() {
        return model.retry();
    }

    @Override
    public void leave() {
        model.leave();
    }

    @Override
    public Optional<Node> firstInvalid() {
        return model.validate() ? Optional.empty() : fields.firstInvalid();
    }

    @Override
    public Node firstField() {
        return model.changing() ? key : address;
    }
}
