package dev.tentaclesetup.ui.connection;

import dev.tentaclesetup.core.answers.Mode;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.shell.Layouts;
import dev.tentaclesetup.ui.shell.PageFields;
import dev.tentaclesetup.ui.shell.WizardPage;
import dev.tentaclesetup.ui.widget.CheckAgain;
import dev.tentaclesetup.ui.widget.ChoiceCard;
import dev.tentaclesetup.ui.widget.FormField;
import dev.tentaclesetup.ui.widget.HintLine;
import dev.tentaclesetup.ui.widget.RadioBinding;
import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import dev.tentaclesetup.ui.widget.ThumbprintView;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Step 2: how agent and server reach each other.
public final class ConnectionPage implements WizardPage {

    private final ConnectionPageModel model;
    private final PageFields fields = new PageFields();
    private final VBox content;
    private final ToggleGroup modes = new ToggleGroup();

    public ConnectionPage(ConnectionPageModel model) {
        this.model = model;
        var polling =
                new ChoiceCard(
                        "mode-polling",
                        Texts.text("wizard.connection.polling.label"),
                        Texts.text("wizard.connection.polling.help"),
                        modes);
        var listening =
                new ChoiceCard(
                        "mode-listening",
                        Texts.text("wizard.connection.listening.label"),
                        Texts.text("wizard.connection.listening.help"),
                        modes);
        RadioBinding.bind(
                modes,
                Map.of(Mode.POLLING, polling.radio(), Mode.LISTENING, listening.radio()),
                model.mode());
        this.content =
                new VBox(
                        Layouts.equalWidths(polling, listening),
                        Layouts.shownWhen(
                                model.mode().isEqualTo(Mode.POLLING),
                                new AddressesView(model, fields)),
                        Layouts.shownWhen(model.mode().isEqualTo(Mode.LISTENING), listening()),
                        new CheckAgain(model.failed(), model::check),
                        thumbprint());
        content.getStyleClass().add(Style.FORM);
    }

    private Node listening() {
        var port = new TextField();
        port.setId("listen-port");
        port.setPrefColumnCount(6);
        port.textProperty().bindBidirectional(model.port().value());
        fields.add(port, model.port().hint());
        var host = new TextField();
        host.setId("public-host");
        host.textProperty().bindBidirectional(model.publicHost().value());
        fields.add(host, model.publicHost().hint());
        var portField =
                new FormField(Texts.text("wizard.connection.port.label"), port)
                        .narrow()
                        .hint(model.port().hint())
                        .origin(model.port().origin());
        portField.getChildren().add(new HintLine(model.portResult()));
        var hostField =
                new FormField(Texts.text("wizard.connection.host.label"), host)
                        .help(Texts.text("wizard.connection.host.help"))
                        .hint(model.publicHost().hint())
                        .origin(model.publicHost().origin());
        var both = new VBox(hostField, portField);
        both.getStyleClass().add(Style.FORM);
        return both;
    }

    private Node thumbprint() {
        ObservableValue<Optional<Thumbprint>> print =
                model.choices().map(SpaceFacts::serverThumbprint);
        var caption = new Label(Texts.text("wizard.connection.thumbprint.label"));
        caption.getStyleClass().add(Style.FIELD_LABEL);
        var view = new ThumbprintView(print, Texts.text("wizard.connection.thumbprint.label"));
        view.setId("server-thumbprint");
        var box = new VBox(caption, view);
        box.getStyleClass().add(Style.FIELD);
        return Layouts.shownWhen(print.map(Optional::isPresent), box);
    }

    @Override
    public ObservableValue<String> heading() {
        return WizardPage.fixed(Texts.text("wizard.connection.heading"));
    }

    @Override
    public ObservableValue<String> lead() {
        return WizardPage.fixed(Texts.text("wizard.connection.lead"));
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
    public boolean retry() {
        return model.retry();
    }

    @Override
    public void enter() {
        model.check();
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
        return (Node) modes.getSelectedToggle();
    }
}
