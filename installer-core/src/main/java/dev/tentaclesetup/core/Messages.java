package dev.tentaclesetup.core;

import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every sentence that a user of the core can read, in one bundle, for one language.
///
/// Arguments are put in as they are: no number is grouped, no path is changed.
public final class Messages {

    private static final String BUNDLE = "dev.tentaclesetup.core.messages";

    private final TextBundle bundle;

    private Messages(Locale locale) {
        this.bundle = new TextBundle(BUNDLE, locale);
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
        return bundle.text(key, (Object[]) arguments);
    }

    /// Whether the bundle has this key.
    public boolean has(String key) {
        return bundle.has(key);
    }

    /// What is wrong, in one sentence.
    public String message(Problem problem) {
        return sentence(problem, "message");
    }

    /// What the user can do about it, in one or two sentences. A phrase among the arguments may
    /// bring a way out of its own, and so may the reason.
    public String fix(Problem problem) {
        Reason reason = problem.reason();
        if (reason != null && bundle.has("reason." + reason.key() + ".fix")) {
            return bundle.text("reason." + reason.key() + ".fix", reason.arguments().toArray());
        }
        List<String> texts = problem.arguments().stream().map(Messages::raw).toList();
        Optional<String> own =
                problem.arguments().stream()
                        .flatMap(argument -> ownFix(argument).stream())
                        .findFirst();
        return own.isPresent() ? bundle.text(own.get(), texts.toArray()) : sentence(problem, "fix");
    }

    /// What was found: the reason in our words, then what others wrote. Empty when there is nothing
    /// to show.
    public String seen(Problem problem) {
        Reason reason = problem.reason();
        String seen = SecretMask.hideKeys(problem.seen());
        if (reason == null) {
            return seen;
        }
        String words = bundle.text("reason." + reason.key(), reason.arguments().toArray());
        return (words + "\n" + seen).strip();
    }

    private Optional<String> ownFix(Argument argument) {
        return switch (argument) {
            case Argument.Text _ -> Optional.empty();
            case Argument.Phrase(String key) -> Optional.of(key + ".fix").filter(bundle::has);
        };
    }

    private String sentence(Problem problem, String part) {
        List<String> texts = problem.arguments().stream().map(Messages::raw).toList();
        Object[] filled =
                problem.arguments().stream().map(argument -> filled(argument, texts)).toArray();
        return bundle.text("problem." + problem.id().text() + "." + part, filled);
    }

    /// What a phrase can refer to: the texts beside it.
    private static String raw(Argument argument) {
        return switch (argument) {
            case Argument.Text(String text) -> SecretMask.hideKeys(text);
            case Argument.Phrase _ -> "";
        };
    }

    private String filled(Argument argument, List<String> texts) {
        return switch (argument) {
            case Argument.Text(String text) -> SecretMask.hideKeys(text);
            case Argument.Phrase(String key) -> bundle.text(key, texts.toArray());
        };
    }
}
