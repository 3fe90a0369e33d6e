package dev.tentaclesetup.demo;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The demonstration's sentences. It uses nothing of the product's but its programs, so neither its
/// loader of bundles.
final class Texts {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.tentaclesetup.demo.messages");

    private Texts() {}

    static String text(String key, Object... arguments) {
        String pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : MessageFormat.format(pattern, arguments);
    }
}
