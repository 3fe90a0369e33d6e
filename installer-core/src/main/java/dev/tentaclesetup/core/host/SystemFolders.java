package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.HostFolders;
import java.io.File;
import java.nio.file.Path;

/// The folders of an operating system that are not for one program alone. An instance's folders are
/// given to its service's account, closed to others and deleted with the instance, so none of these
/// may be one.
public sealed interface SystemFolders permits LinuxSystemFolders, WindowsSystemFolders {

    /// Those of this host.
    static SystemFolders system() {
        return File.separatorChar == '\\'
                ? new WindowsSystemFolders(HostFolders.environment())
                : new LinuxSystemFolders(Path.of(System.getProperty("user.home")));
    }

    /// Whether the folder is one of them, has one of them in it, or is in one that is the system's
    /// alone.
    ///
    /// @param folder absolute, its links resolved ([RealFolder])
    default boolean include(Path folder) {
        return standIn(folder) || have(folder);
    }

    /// Whether the folder is one of them, or has one of them in it.
    ///
    /// @param folder as of [#include]
    boolean standIn(Path folder);

    /// Whether the folder is in one that is the system's alone.
    ///
    /// @param folder as of [#include]
    boolean have(Path folder);
}
