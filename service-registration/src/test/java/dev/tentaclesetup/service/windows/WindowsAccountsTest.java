package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.platform.win32.Win32Exception;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.account.FoundAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowsAccountsTest {

    private final List<String> asked = new ArrayList<>();

    private WindowsAccounts answering(String sid) {
        return accounts(name -> {
            asked.add(name);
            return sid;
        });
    }

    private static WindowsAccounts failing(int error) {
        return accounts(name -> {
            throw new Failure(error);
        });
    }

    private static WindowsAccounts accounts(Function<String, String> lookUp) {
        return new WindowsAccounts(
                new SystemAccountLookup(lookUp, () -> "WEB01"), (a, b, c, d, e) -> 0);
    }

    /// Only Windows has words for the number.
    private static final class Failure extends Win32Exception {
        private static final long serialVersionUID = 1L;
        private final int number;

        Failure(int number) {
            super(number, null, "");
            this.number = number;
        }

        @Override
        public int getErrorCode() {
            return number;
        }
    }

    @Test
    void findsAnAccountOfTheDomain() throws Exception {
        assertThat(answering("S-1-5-21-1-2-3-1001").find("CORP\\deploy").map(FoundAccount::id))
                .contains("S-1-5-21-1-2-3-1001");
        assertThat(asked).containsExactly("CORP\\deploy");
    }

    /// A name alone might be found in the domain.
    @Test
    void asksThisMachineAloneForAnAccountOfThisMachine() throws Exception {
        answering("S-1-5-21-1-2-3-1001").find(".\\deploy");

        assertThat(asked).containsExactly("WEB01\\deploy");
    }

    @Test
    void asksNobodyForTheAccountOfAService() throws Exception {
        WindowsAccounts accounts = failing(1332);

        assertThat(accounts.find("NT SERVICE\\TrustedInstaller")).isPresent();
        assertThat(accounts.comesWithService("NT SERVICE\\TrustedInstaller")).isTrue();
        assertThat(accounts.comesWithService("deploy")).isFalse();
        assertThat(accounts.usualName("Tentacle")).isEqualTo("NT SERVICE\\OctopusDeploy Tentacle");
    }

    @Test
    void findsNobodyOfAnUnknownName() throws Exception {
        assertThat(failing(1332).find("CORP\\nobody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1722, 1753, 1311, 1355, 1786, 1787, 1788, 1789, 1790, 1908})
    void takesADomainThatDoesNotAnswerForNoAnswer(int error) {
        assertThat(failure(failing(error)).failure())
                .isEqualTo(new AccountRefused("CORP\\deploy", AccountProblem.UNREACHABLE, error));
    }

    @ParameterizedTest
    @CsvSource({
        "CORP\\deploy, deploy of CORP",
        ".\\deploy, deploy of .",
        "deploy, deploy of .",
        "deploy@corp.example, deploy@corp.example of null"
    })
    void triesAPasswordFromTheNetworkOnce(String name, String tried) throws Exception {
        logOn(name, 0);

        assertThat(asked).containsExactly(tried + " by 'geheim' 3 0");
    }

    @Test
    void triesNoPasswordWhereThereIsNone() throws Exception {
        loggingOn(1326).logOn("CORP\\deploy$", AccountPassword.none());
        logOn("NT AUTHORITY\\LocalService", 1326);
        logOn("NT SERVICE\\OctopusDeploy Tentacle", 1326);

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1326, PASSWORD",
        "1331, BARRED",
        "1909, BARRED",
        "1330, BARRED",
        "1311, UNREACHABLE"
    })
    void tellsWhyAnAccountCannotBeLoggedOn(int error, AccountProblem problem) {
        ServiceException e =
                catchThrowableOfType(ServiceException.class, () -> logOn("CORP\\deploy", error));

        assertThat(e.failure()).isEqualTo(new AccountRefused("CORP\\deploy", problem, error));
    }

    /// The account may still log on as a service, and this process may just not be allowed to try.
    @ParameterizedTest
    @ValueSource(ints = {1385, 1314, 5, 87})
    void doesNotJudgeAPasswordThatWindowsDidNotTry(int error) throws Exception {
        logOn("CORP\\deploy", error);

        assertThat(asked).hasSize(1);
    }

    private void logOn(String name, int error) throws ServiceException {
        try (var password = AccountPassword.of("geheim".toCharArray())) {
            loggingOn(error).logOn(name, password);
        }
    }

    private WindowsAccounts loggingOn(int error) {
        return new WindowsAccounts(
                account -> "S-1-5-21-1-2-3-1001",
                (user, domain, password, type, provider) -> {
                    String secret = password.getWideString(0);
                    asked.add(
                            "%s of %s by '%s' %d %d"
                                    .formatted(user, domain, secret, type, provider));
                    return error;
                });
    }

    @Test
    void tellsWhatElseKeptItFromAsking() {
        assertThat(failure(failing(5)).failure())
                .isEqualTo(new NotElevated("LookupAccountName CORP\\deploy"));
    }

    private static ServiceException failure(WindowsAccounts accounts) {
        return catchThrowableOfType(ServiceException.class, () -> accounts.find("CORP\\deploy"));
    }
}
