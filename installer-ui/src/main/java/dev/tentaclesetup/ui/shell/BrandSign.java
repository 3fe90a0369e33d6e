package dev.tentaclesetup.ui.shell;

import dev.tentaclesetup.ui.widget.Style;
import dev.tentaclesetup.ui.widget.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// Whose window this is: sign and name.
public final class BrandSign extends Label {

    /// An arm that curls, drawn in a square of 24.
    private static final String ARM =
            "M6 20 C6 10 10.5 5 15 5 C19 5 20.5 8 20.5 10.5 C20.5 14 18 16 15.5 16"
                    + " C13 16 11.7 14.3 11.7 12.6 C11.7 10.9 13 9.9 14.3 9.9";

    public BrandSign() {
        super(Texts.text("wizard.product"));
        var arm = new SVGPath();
        arm.setContent(ARM);
        arm.getStyleClass().add(Style.BRAND_ARM);
        var sign = new StackPane(arm);
        sign.getStyleClass().add(Style.BRAND_SIGN);
        setGraphic(sign);
        getStyleClass().add(Style.BRAND);
    }
}
