package dev.tentaclesetup.agent.commandline;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences for the person at the console. The bundle is loaded with the first one, because an
/// agent that starts needs none.
final class Sentences {

    static final String BUNDLE = "dev.tentaclesetup.agent.commandline.sentences";

    private Sentences() {}

    static String text(String key, String... arguments) {
        Locale locale = Locale.getDefault();
        String pattern = ResourceBundle.getBundle(BUNDLE, locale).getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}
