package dev.tentaclesetup.ui;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Whether a window can be opened here, found out without starting the toolkit, which can be tried
/// once only.
final class Display {

    private static final String GTK = "libgtk-3.so.0";
    private static final String X11 = "libX11.so.6";

    private Display() {}

    static boolean available() {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return true;
        }
        return !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                || (gtk() && opens(Optional.ofNullable(System.getenv("DISPLAY")).orElse("")));
    }

    /// Whether this user may open an X11 display. A name alone says little: root by `sudo` has the
    /// name of a display that is closed to it, and a connection that was left keeps one of a
    /// display that is gone. The toolkit knows no other kind of display, under Wayland it is
    /// XWayland's.
    ///
    /// @param display as in the variable `DISPLAY`
    @SuppressWarnings("restricted") // the toolkit opens the very same display a moment later
    static boolean opens(String display) {
        if (display.isBlank()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup library = SymbolLookup.libraryLookup(X11, Arena.global());
            Linker linker = Linker.nativeLinker();
            MemorySegment opened =
                    (MemorySegment)
                            linker.downcallHandle(
                                            library.findOrThrow("XOpenDisplay"),
                                            FunctionDescriptor.of(ADDRESS, ADDRESS))
                                    .invokeExact(arena.allocateFrom(display));
            if (opened.equals(MemorySegment.NULL)) {
                return false;
            }
            int _ =
                    (int)
                            linker.downcallHandle(
                                            library.findOrThrow("XCloseDisplay"),
                                            FunctionDescriptor.of(JAVA_INT, ADDRESS))
                                    .invokeExact(opened);
            return true;
        } catch (IllegalArgumentException | NoSuchElementException absent) {
            return false;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
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
