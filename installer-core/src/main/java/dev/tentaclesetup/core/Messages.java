package dev.tentaclesetup.core;

import dev.tentaclesetup.core.problem.Problem;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every sentence that a user of the core can read, in one bundle, for one language.
///
/// Texts are `MessageFormat` patterns; arguments are put in as they are, so that numbers and paths
/// are never dressed up.
public final class Messages {

    private static final String BUNDLE = "dev.tentaclesetup.core.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(BUNDLE, locale);
    }

    /// The texts in the nearest language that there is.
    public static Messages in(Locale locale) {
        return new Messages(locale);
    }

    /// The texts in the language of the system.
    public static Messages system() {
        return in(Locale.getDefault());
    }

    /// One text with its placeholders filled.
    ///
    /// @param key the bundle key
    /// @throws java.util.MissingResourceException if there is no such key, which is a bug
    public String text(String key, String... arguments) {
        return format(bundle.getString(key), List.of(arguments));
    }

    /// Whether the bundle has this key.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// What is wrong, in one sentence.
    public String message(Problem problem) {
        return format(
                bundle.getString("problem." + problem.id().text() + ".message"),
                problem.arguments());
    }

    /// What the user can do about it, in one or two sentences.
    public String fix(Problem problem) {
        return format(
                bundle.getString("problem." + problem.id().text() + ".fix"), problem.arguments());
    }

    private String format(String pattern, List<String> arguments) {
        Object[] filled = arguments.stream().map(argument -> phrase(argument, arguments)).toArray();
        return new MessageFormat(pattern, locale).format(filled);
    }

    private String phrase(String argument, List<String> arguments) {
        if (!argument.startsWith("#") || !bundle.containsKey(argument.substring(1))) {
            return argument;
        }
        return new MessageFormat(bundle.getString(argument.substring(1)), locale)
                .format(arguments.toArray());
    }
}
