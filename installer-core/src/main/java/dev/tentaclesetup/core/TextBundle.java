package dev.tentaclesetup.core;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;

/// The texts of one resource bundle, for one language.
///
/// Texts are `MessageFormat` patterns: placeholders are `{0}`, `{1}`…, and an apostrophe is written
/// twice.
public final class TextBundle {

    private final ResourceBundle bundle;
    private final Locale locale;

    /// @param name of the bundle, for example `dev.tentaclesetup.core.messages`
    /// @param locale the language wanted; the nearest one that there is, is taken
    public TextBundle(String name, Locale locale) {
        this.bundle = ResourceBundle.getBundle(name, locale);
        this.locale = locale;
    }

    /// One text with its placeholders filled. Strings are put in as they are.
    ///
    /// @throws java.util.MissingResourceException if there is no such key, which is a bug
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// Whether there is a text with this key.
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// The keys of all texts.
    public Set<String> keys() {
        return bundle.keySet();
    }

    /// The texts without placeholders, for a library that takes a resource bundle.
    public ResourceBundle raw() {
        return bundle;
    }
}
