package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceName;
import org.junit.jupiter.api.Test;

final class VirtualAccountTest {

    /// The one that owns the system's files, printed in every guide to Windows' security.
    private static final String TRUSTED_INSTALLER =
            "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    @Test
    void computesTheSidThatWindowsHasForAService() {
        assertThat(VirtualAccount.sid("NT SERVICE\\TrustedInstaller")).contains(TRUSTED_INSTALLER);
    }

    @Test
    void knowsNoCase() {
        assertThat(VirtualAccount.sid("nt service\\TRUSTEDINSTALLER")).contains(TRUSTED_INSTALLER);
    }

    @Test
    void isNamedAfterTheService() {
        var account = new VirtualAccount(ServiceName.forWindowsInstance("west"));

        assertThat(account.name()).isEqualTo("NT SERVICE\\OctopusDeploy Tentacle: west");
        assertThat(ServiceAccount.isName(account.name())).isTrue();
    }

    @Test
    void leavesEveryOtherAccountToWindows() {
        assertThat(VirtualAccount.sid("NT AUTHORITY\\LocalService")).isEmpty();
        assertThat(VirtualAccount.sid("deploy")).isEmpty();
    }
}
