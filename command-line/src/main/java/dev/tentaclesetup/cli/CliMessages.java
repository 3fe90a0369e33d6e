package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.TextBundle;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts that only the command line shows, and the help of its options.
final class CliMessages {

    private final TextBundle texts;
    private final TextBundle help;

    CliMessages(Locale locale) {
        this.texts = new TextBundle("dev.tentaclesetup.cli.cli", locale);
        this.help = new TextBundle("dev.tentaclesetup.cli.SetupCommand", locale);
    }

    TextBundle texts() {
        return texts;
    }

    /// What picocli takes the help of `tentacle-setup` from.
    ResourceBundle help() {
        return help.raw();
    }

    String text(String key, String... arguments) {
        return texts.text(key, (Object[]) arguments);
    }
}
