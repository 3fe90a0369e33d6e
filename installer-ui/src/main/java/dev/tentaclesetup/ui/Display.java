package dev.tentaclesetup.ui;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;

/// Whether a window can be opened here, found out without starting the toolkit, which can be tried
/// once only.
final class Display {

    private static final String GTK = "libgtk-3.so.0";

    private Display() {}

    static boolean available() {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return true;
        }
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || (screen() && gtk());
    }

    private static boolean screen() {
        return set("DISPLAY") || set("WAYLAND_DISPLAY");
    }

    private static boolean set(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }

    /// The toolkit needs GTK 3 on Linux, and a server rarely has it.
    @SuppressWarnings("restricted") // the toolkit loads the very same library a moment later
    private static boolean gtk() {
        try {
            SymbolLookup.libraryLookup(GTK, Arena.global());
            return true;
        } catch (IllegalArgumentException absent) {
            return false;
        }
    }
}
