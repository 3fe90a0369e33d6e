package dev.tentaclesetup.ui.widget;

import atlantafx.base.theme.Styles;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A thumbprint in groups of four with a button that copies it. Takes no room while there is none.
public final class ThumbprintView extends HBox {

    private static final Pattern GROUP = Pattern.compile("(.{4})(?!$)");
    private static final Pattern FIVE_GROUPS = Pattern.compile("((?:.{4} ){5})(?!$)");

    private final Label digits = new Label();
    private final Button copy = new Button(Texts.text("wizard.thumbprint.copy"));
    private String plain = "";

    public ThumbprintView(ObservableValue<Optional<Thumbprint>> thumbprint, String what) {
        getStyleClass().add(Style.THUMBPRINT);
        digits.getStyleClass().add(Style.MONO);
        digits.setMinWidth(0);
        copy.getStyleClass().add(Styles.FLAT);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(Texts.text("wizard.thumbprint.copy.help", what));
        copy.setOnAction(event -> copy());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(digits, gap, copy);
        thumbprint.subscribe(this::show);
    }

    /// Upper-case digits in groups of four, a wider gap after each five groups.
    public static String grouped(String thumbprint) {
        String groups = GROUP.matcher(thumbprint).replaceAll("$1 ");
        return FIVE_GROUPS.matcher(groups).replaceAll("$1 ");
    }

    private void show(Optional<Thumbprint> thumbprint) {
        plain = thumbprint.map(Thumbprint::hex).orElse("");
        digits.setText(grouped(plain));
        digits.setAccessibleText(String.join(" ", plain.split("")));
        copy.setText(Texts.text("wizard.thumbprint.copy"));
        setVisible(thumbprint.isPresent());
        setManaged(thumbprint.isPresent());
    }

    private void copy() {
        var content = new ClipboardContent();
        content.putString(plain);
        Clipboard.getSystemClipboard().setContent(content);
        copy.setText(Texts.text("wizard.thumbprint.copied"));
    }
}
