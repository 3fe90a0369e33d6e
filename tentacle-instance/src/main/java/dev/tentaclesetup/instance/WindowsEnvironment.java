package dev.tentaclesetup.instance;

import com.sun.jna.platform.win32.KnownFolders;
import com.sun.jna.platform.win32.Shell32Util;
import com.sun.jna.platform.win32.Win32Exception;
import java.util.HashMap;
import java.util.Map;

/// The environment as far as the host's folders depend on it, with what Windows itself says in
/// place of the variables, as in the official program: those who start a process can set its
/// variables, and a service does not always have the same as a person.
final class WindowsEnvironment {

    private WindowsEnvironment() {}

    /// @return a copy
    static Map<String, String> of(Map<String, String> environment) {
        var corrected = new HashMap<>(environment);
        try {
            corrected.put(
                    "ProgramData",
                    Shell32Util.getKnownFolderPath(KnownFolders.FOLDERID_ProgramData));
        } catch (Win32Exception e) {
            System.getLogger(WindowsEnvironment.class.getName())
                    .log(System.Logger.Level.WARNING, "Windows does not name its folders", e);
        }
        return corrected;
    }
}
