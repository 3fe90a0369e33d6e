package dev.tentaclesetup.ui.widget;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.DirectoryChooser;

/// A folder's path with a button that opens the system's folder dialog at the nearest folder that
/// exists.
public final class PathField extends HBox {

    private final TextField text = new TextField();

    public PathField(String id, StringProperty path, String label) {
        getStyleClass().add(Style.PATH_FIELD);
        text.setId(id);
        text.getStyleClass().add(Style.MONO);
        text.textProperty().bindBidirectional(path);
        HBox.setHgrow(text, Priority.ALWAYS);
        var browse = new Button(Texts.text("wizard.path.browse"));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setAccessibleText(Texts.text("wizard.path.browse.help", label.replace("_", "")));
        browse.setOnAction(event -> browse(label.replace("_", "")));
        getChildren().addAll(text, browse);
    }

    /// The field that takes the focus.
    public TextField input() {
        return text;
    }

    private void browse(String label) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(label);
        chooser.setInitialDirectory(nearest(text.getText()));
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            text.setText(chosen.getAbsolutePath());
        }
    }

    private static File nearest(String typed) {
        Path path = new File(typed.isBlank() ? "/" : typed).getAbsoluteFile().toPath();
        while (path.getParent() != null && !Files.isDirectory(path)) {
            path = path.getParent();
        }
        return path.toFile();
    }
}
