package dev.tentaclesetup.ui.widget;

/// One line of a list of checks.
///
/// @param mark how it went
/// @param text what was checked, and what was found
/// @param detail what was seen, in small print; may be empty
/// @param fix what to do about it; may be empty
public record CheckRow(Status mark, String text, String detail, String fix) {

    public static CheckRow of(Status mark, String text) {
        return new CheckRow(mark, text, "", "");
    }

    /// The same with other advice.
    public CheckRow with(String advice) {
        return new CheckRow(mark, text, detail, advice);
    }
}
