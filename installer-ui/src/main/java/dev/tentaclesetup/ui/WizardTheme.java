package dev.tentaclesetup.ui;

import dev.tentaclesetup.ui.widget.Style;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/// The look: AtlantaFX Primer, light or dark as the system says, and the wizard's own sheet on top.
public final class WizardTheme {

    private static final String PRIMER = "/atlantafx/base/theme/primer-%s.css";

    private WizardTheme() {}

    /// Follows the system's colour scheme from now on.
    static void followSystem() {
        Platform.getPreferences().colorSchemeProperty().subscribe(WizardTheme::use);
    }

    /// Uses one colour scheme.
    public static void use(ColorScheme scheme) {
        Application.setUserAgentStylesheet(
                switch (scheme) {
                    case LIGHT -> PRIMER.formatted("light");
                    case DARK -> PRIMER.formatted("dark");
                });
    }

    /// Puts the wizard's own sheet on a scene.
    static void dress(Scene scene) {
        URL sheet = WizardTheme.class.getResource("app.css");
        scene.getStylesheets().add(Objects.requireNonNull(sheet, "app.css").toExternalForm());
        scene.getRoot().getStyleClass().add(Style.WIZARD);
    }
}
