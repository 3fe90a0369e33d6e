package dev.tentaclesetup.core.check;

import com.sun.jna.platform.win32.Kernel32;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Whether services see a folder where the user sees it. Letters of network drives and those of
/// `subst` belong to the session in which they were made, and a service has a session of its own.
public final class WindowsDrives {

    /// `DRIVE_REMOTE`
    private static final int REMOTE = 4;

    /// What `subst` points a letter to; a drive's own letter points to a device.
    private static final String SUBSTITUTED = "\\??\\";

    private static final int LONGEST = 1024;

    private final ToIntFunction<String> type;
    private final Function<String, String> device;

    /// Of this host, which must run Windows.
    public WindowsDrives() {
        this(Kernel32.INSTANCE::GetDriveType, WindowsDrives::device);
    }

    /// @param type `GetDriveType` of a root such as `D:\`
    /// @param device `QueryDosDevice` of a letter such as `D:`; empty when it has none
    WindowsDrives(ToIntFunction<String> type, Function<String, String> device) {
        this.type = type;
        this.device = device;
    }

    /// Whether every service sees the folder, or would if it were there.
    ///
    /// @param folder absolute
    public boolean seenByServices(Path folder) {
        return rootSeen(folder.getRoot().toString());
    }

    /// @param root such as `D:\\` or `\\\\server\\share\\`
    boolean rootSeen(String root) {
        if (root.startsWith("\\\\")) {
            return false;
        }
        String letter = root.replace("\\", "");
        return type.applyAsInt(root) != REMOTE && !device.apply(letter).startsWith(SUBSTITUTED);
    }

    private static String device(String letter) {
        var text = new char[LONGEST];
        int length = Kernel32.INSTANCE.QueryDosDevice(letter, text, text.length);
        String all = new String(text, 0, Math.max(0, length));
        int end = all.indexOf('\0');
        return end < 0 ? all : all.substring(0, end);
    }
}
