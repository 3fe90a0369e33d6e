package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Messages;
import java.util.stream.Collectors;

/// An answer file that explains every answer, made from [AnswerKey] and the bundle. It can be read
/// as it is: nothing but the version of the format is answered.
public final class AnswerTemplate {

    private AnswerTemplate() {}

    /// @param messages the language of the comments
    public static String render(Messages messages) {
        var out = new StringBuilder(comment(messages.text("template.head")));
        for (AnswerSection section : AnswerSection.values()) {
            out.append("\n[").append(section.text()).append("]\n");
            out.append(
                    section.keys().stream()
                            .map(key -> entry(key, messages))
                            .collect(Collectors.joining("\n")));
        }
        return out.toString();
    }

    private static String entry(AnswerKey key, Messages messages) {
        return comment(messages.text(key.helpKey())) + comment(form(key, messages)) + line(key);
    }

    private static String form(AnswerKey key, Messages messages) {
        String words = key.type().hint().text(messages);
        return messages.text(key.list() ? "template.list" : "template.form", words);
    }

    private static String line(AnswerKey key) {
        String value = key.fixedDefault().orElse("");
        String name = key.secret() ? key.key() + ".env" : key.key();
        String answered = key == AnswerKey.SETUP_SCHEMA ? "" : ";";
        return (answered + name + " = " + value).strip() + "\n";
    }

    private static String comment(String text) {
        return text.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
    }
}
