package dev.tentaclesetup.ui.widget;

/// What is wrong with a field, or worth knowing about it.
///
/// @param mark how much it matters
/// @param text what was found
/// @param fix what to do about it, may be empty
public record Hint(Status mark, String text, String fix) {

    /// Nothing to say.
    public static final Hint NONE = new Hint(Status.OK, "", "");

    /// Whether there is something to say.
    public boolean present() {
        return !text.isEmpty();
    }

    /// Whether the field has to be changed before going on.
    public boolean blocks() {
        return present() && mark == Status.PROBLEM;
    }

    /// Everything in one sentence, the state's word first, for assistive technology.
    public String spoken() {
        return present() ? mark.word() + ": " + text + " " + fix : "";
    }
}
