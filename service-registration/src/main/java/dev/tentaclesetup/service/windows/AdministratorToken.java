package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32Util;

/// Whether this process may change the machine.
public final class AdministratorToken {

    private AdministratorToken() {}

    /// Whether this process runs with an administrator's full rights: an administrator whose rights
    /// user account control holds back does not. Only to be asked on Windows.
    public static boolean elevated() {
        return Advapi32Util.isCurrentProcessElevated();
    }
}
