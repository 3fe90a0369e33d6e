package dev.tentaclesetup.demo;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The demonstration's sentences.
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.tentaclesetup.demo.messages");

    private Texts() {}

    static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }
}
