package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// The calls about "log on as a service" as Windows gets them; Wine answers them and keeps nothing.
class LogonRightsTest {

    static final int STATUS_ACCESS_DENIED = 0xC000_0022;
    static final int STATUS_NO_SUCH_PRIVILEGE = 0xC000_0060;

    private static final String ACCOUNT = ".\\deployer";
    private static final String UNKNOWN = "nobody";
    private static final String OPEN = "LsaOpenPolicy 0x810";
    private static final String LOOK = "LsaEnumerateAccountRights 01050000";
    private static final String ADD = "LsaAddAccountRights 01050000 SeServiceLogonRight 1";
    private static final String REMOVE =
            "LsaRemoveAccountRights 01050000 all=0 SeServiceLogonRight 1";

    private final ScriptedLsa lsa = new ScriptedLsa();
    private final LogonRights rights = new LogonRights(lsa, LogonRightsTest::sid);

    private static byte[] sid(String account) throws ServiceException {
        if (account.equals(UNKNOWN)) {
            throw new ServiceException(new AccountRefused(account, AccountProblem.UNKNOWN, 1332));
        }
        return new byte[] {1, 5, 0, 0};
    }

    private static ServiceFailure failure(ThrowingCallable call) {
        return catchThrowableOfType(ServiceException.class, call).failure();
    }

    @Test
    void refusesAnUnknownAccountBeforeItOpensThePolicy() {
        assertThat(failure(() -> rights.grant(UNKNOWN)))
                .isEqualTo(new AccountRefused(UNKNOWN, AccountProblem.UNKNOWN, 1332));
        assertThat(failure(() -> rights.revoke(UNKNOWN))).isInstanceOf(AccountRefused.class);
        assertThat(lsa.calls).isEmpty();
    }

    @Test
    void closesNothingWhenThePolicyIsNotOpened() {
        lsa.failures.put("LsaOpenPolicy", STATUS_ACCESS_DENIED);
        assertThat(failure(() -> rights.grant(ACCOUNT)))
                .isEqualTo(new NotElevated("LsaOpenPolicy"));
        assertThat(lsa.calls).containsExactly(OPEN);
    }

    @Test
    void closesThePolicyWhenTheRightsAreNotTold() {
        lsa.failures.put("LsaEnumerateAccountRights", STATUS_ACCESS_DENIED);
        assertThat(failure(() -> rights.revoke(ACCOUNT)))
                .isEqualTo(new NotElevated("LsaEnumerateAccountRights"));
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaClose");
    }

    @Test
    void closesThePolicyWhenTheRightIsNotGiven() {
        lsa.failures.put("LsaAddAccountRights", STATUS_NO_SUCH_PRIVILEGE);
        assertThat(failure(() -> rights.grant(ACCOUNT)))
                .isInstanceOfSatisfying(
                        NativeFailed.class, failed -> assertThat(failed.code()).isEqualTo(1313));
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, ADD, "LsaClose");
    }

    @Test
    void closesThePolicyWhenTheRightIsNotTaken() {
        lsa.rights.add("SeServiceLogonRight");
        lsa.failures.put("LsaRemoveAccountRights", STATUS_ACCESS_DENIED);
        assertThat(failure(() -> rights.revoke(ACCOUNT)))
                .isEqualTo(new NotElevated("LsaRemoveAccountRights " + ACCOUNT));
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaFreeMemory", REMOVE, "LsaClose");
    }

    @Test
    void givesTheRightOnceToAnAccountWithoutAny() throws ServiceException {
        assertThat(rights.grant(ACCOUNT)).isTrue();
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, ADD, "LsaClose");
    }

    @Test
    void givesTheRightToAnAccountWithOthersOnly() throws ServiceException {
        // The first is as long as ours, the second begins like it.
        lsa.rights.addAll(List.of("SeServiceLogonRighd", "SeServiceLogonRightToo"));
        assertThat(rights.grant(ACCOUNT)).isTrue();
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaFreeMemory", ADD, "LsaClose");
    }

    @Test
    void leavesTheRightThatIsThere() throws ServiceException {
        lsa.rights.addAll(List.of("SeBatchLogonRight", "SeServiceLogonRight"));
        assertThat(rights.grant(ACCOUNT)).isFalse();
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaFreeMemory", "LsaClose");
    }

    @Test
    void takesThisRightAlone() throws ServiceException {
        lsa.rights.addAll(List.of("SeBatchLogonRight", "SeServiceLogonRight"));
        assertThat(rights.revoke(ACCOUNT)).isTrue();
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaFreeMemory", REMOVE, "LsaClose");
    }

    @Test
    void takesNothingThatIsNotThere() throws ServiceException {
        assertThat(rights.revoke(ACCOUNT)).isFalse();
        assertThat(lsa.calls).containsExactly(OPEN, LOOK, "LsaClose");
    }
}
