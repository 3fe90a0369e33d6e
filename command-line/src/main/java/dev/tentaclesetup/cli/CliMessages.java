package dev.tentaclesetup.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences that only the command line says.
final class CliMessages {

    private final ResourceBundle bundle;
    private final Locale locale;

    CliMessages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("dev.tentaclesetup.cli.cli", locale);
    }

    ResourceBundle bundle() {
        return bundle;
    }

    String text(String key, String... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }
}
