package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.win32.StdCallLibrary;
import java.nio.charset.Charset;
import java.util.List;

/// In what encoding Windows' console programs, PowerShell and `cmd` among them, write to a pipe: in
/// the OEM code page of the system, which is another one than that of files and windows. The
/// official agent reads it so, too, with the same ways out [tentacle-services 6.6].
final class ConsoleEncoding {

    /// Western Europe, when Java does not know the system's.
    private static final int USUAL = 850;

    private static final int UTF_8_NUMBER = 65001;

    private static final Charset SYSTEM =
            Platform.isWindows()
                    ? of(Native.load("kernel32", CodePages.class).GetOEMCP())
                    : Charset.forName(System.getProperty("native.encoding", "UTF-8"), UTF_8);

    private ConsoleEncoding() {}

    /// What the system says about its code pages.
    @SuppressWarnings("MethodName")
    private interface CodePages extends StdCallLibrary {
        int GetOEMCP();
    }

    /// Elsewhere than on Windows, the encoding of this host.
    static Charset system() {
        return SYSTEM;
    }

    /// @param codePage Windows' number
    static Charset of(int codePage) {
        if (codePage == UTF_8_NUMBER) {
            return UTF_8;
        }
        // Java has those of East Asia twice; Microsoft's own have the names with `ms`.
        for (String name : List.of("ms" + codePage, "cp" + codePage, "cp" + USUAL)) {
            if (Charset.isSupported(name)) {
                return Charset.forName(name);
            }
        }
        return UTF_8;
    }
}
