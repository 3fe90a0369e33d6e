package dev.tentaclesetup.ui.widget;

import dev.tentaclesetup.core.TextBundle;
import java.util.Locale;

/// Every sentence of the wizard, from the one bundle `dev/tentaclesetup/ui/messages`.
///
/// Keys are written out as literals where they are used, so that a test can compare them with the
/// bundle in both directions.
public final class Texts {

    private static final TextBundle BUNDLE =
            new TextBundle("dev.tentaclesetup.ui.messages", Locale.getDefault());

    private Texts() {}

    /// The sentence for a key.
    ///
    /// @param key exists in the bundle, anything else is a bug
    /// @param arguments for the placeholders `{0}`, `{1}`…
    /// @throws java.util.MissingResourceException when the key does not exist
    public static String text(String key, Object... arguments) {
        return BUNDLE.text(key, arguments);
    }
}
