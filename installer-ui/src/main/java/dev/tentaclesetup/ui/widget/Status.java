package dev.tentaclesetup.ui.widget;

import java.util.Locale;

/// The state of a check, a step or a field. Always shown as a shape and a word; the colour only
/// repeats them.
public enum Status {
    WAITING("wizard.state.waiting"),
    RUNNING("wizard.state.running"),
    OK("wizard.state.ok"),
    ALREADY("wizard.state.already"),
    WARNING("wizard.state.warning"),
    PROBLEM("wizard.state.problem"),
    UNDONE("wizard.state.undone"),
    SKIPPED("wizard.state.skipped");

    private final String key;

    Status(String key) {
        this.key = key;
    }

    /// The state in one word.
    public String word() {
        return Texts.text(key);
    }

    /// The name of the pseudo class in `app.css`.
    String styleName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
