package dev.tentaclesetup.service.windows;

import com.sun.jna.LastErrorException;
import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Kernel32Util;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.Disabled;
import dev.tentaclesetup.service.ServiceFailure.MarkedForDeletion;
import dev.tentaclesetup.service.ServiceFailure.NameTaken;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import java.util.Optional;
import java.util.Set;

/// Windows' error numbers as failures.
final class NativeErrors {

    /// `ERROR_ACCESS_DENIED`
    static final int ACCESS_DENIED = 5;

    /// `ERROR_INVALID_LEVEL`: this Windows does not know that kind of information.
    static final int UNKNOWN_KIND = 124;

    /// `ERROR_INSUFFICIENT_BUFFER`
    static final int BUFFER_TOO_SMALL = 122;

    /// `ERROR_DEPENDENT_SERVICES_RUNNING`
    static final int DEPENDENTS_RUN = 1051;

    /// `ERROR_SERVICE_REQUEST_TIMEOUT`
    static final int DID_NOT_ANSWER = 1053;

    /// `ERROR_SERVICE_ALREADY_RUNNING`
    static final int RUNS_ALREADY = 1056;

    /// `ERROR_INVALID_SERVICE_ACCOUNT`
    static final int UNKNOWN_ACCOUNT = 1057;

    /// `ERROR_SERVICE_DISABLED`
    static final int DISABLED = 1058;

    /// `ERROR_SERVICE_DOES_NOT_EXIST`
    static final int NO_SUCH_SERVICE = 1060;

    /// `ERROR_SERVICE_CANNOT_ACCEPT_CTRL`
    static final int CANNOT_ACCEPT_CONTROL = 1061;

    /// `ERROR_SERVICE_NOT_ACTIVE`
    static final int NOT_ACTIVE = 1062;

    /// `ERROR_SERVICE_SPECIFIC_ERROR`
    static final int OWN_EXIT_CODE = 1066;

    /// `ERROR_PROCESS_ABORTED`
    static final int ENDED_BY_ITSELF = 1067;

    /// `ERROR_SERVICE_DEPENDENCY_FAIL`
    static final int DEPENDENCY_FAILED = 1068;

    /// `ERROR_SERVICE_LOGON_FAILED`
    static final int LOGON_FAILED = 1069;

    /// `ERROR_SERVICE_MARKED_FOR_DELETE`
    static final int BEING_DELETED = 1072;

    /// `ERROR_SERVICE_EXISTS`
    static final int EXISTS = 1073;

    /// `ERROR_SERVICE_DEPENDENCY_DELETED`
    static final int DEPENDENCY_MISSING = 1075;

    /// `ERROR_SERVICE_NEVER_STARTED`
    static final int NEVER_STARTED = 1077;

    /// `ERROR_DUPLICATE_SERVICE_NAME`: another one is shown under that name.
    static final int SHOWN_NAME_TAKEN = 1078;

    /// `ERROR_LOGON_FAILURE`
    static final int WRONG_PASSWORD = 1326;

    /// `ERROR_NONE_MAPPED`
    static final int NO_SUCH_NAME = 1332;

    /// `ERROR_LOGON_TYPE_NOT_GRANTED`
    static final int NO_LOGON_RIGHT = 1385;

    /// `RPC_S_SERVER_UNAVAILABLE`, `EPT_S_NOT_REGISTERED`, `ERROR_NO_LOGON_SERVERS`,
    /// `ERROR_NO_SUCH_DOMAIN`, `ERROR_NO_TRUST_LSA_SECRET`, `ERROR_NO_TRUST_SAM_ACCOUNT`,
    /// `ERROR_TRUSTED_DOMAIN_FAILURE`, `ERROR_TRUSTED_RELATIONSHIP_FAILURE`, `ERROR_TRUST_FAILURE`,
    /// `ERROR_DOMAIN_CONTROLLER_NOT_FOUND`: no controller of the domain answers, or the domain does
    /// not know this host.
    private static final Set<Integer> NO_DOMAIN =
            Set.of(1722, 1753, 1311, 1355, 1786, 1787, 1788, 1789, 1790, 1908);

    /// `ERROR_ACCOUNT_RESTRICTION`, `ERROR_INVALID_LOGON_HOURS`, `ERROR_INVALID_WORKSTATION`,
    /// `ERROR_PASSWORD_EXPIRED`, `ERROR_ACCOUNT_DISABLED`, `ERROR_ACCOUNT_EXPIRED`,
    /// `ERROR_PASSWORD_MUST_CHANGE`, `ERROR_ACCOUNT_LOCKED_OUT`
    private static final Set<Integer> BARRED =
            Set.of(1327, 1328, 1329, 1330, 1331, 1793, 1907, 1909);

    private NativeErrors() {}

    /// Of a call about a service.
    ///
    /// @param account the service's own, as far as the call is about it
    static ServiceException failed(
            String operation, ServiceName name, Optional<String> account, int error) {
        return switch (error) {
            case NO_SUCH_SERVICE -> new ServiceException(new NotInstalled(name));
            case BEING_DELETED -> new ServiceException(new MarkedForDeletion(name));
            case DISABLED -> new ServiceException(new Disabled(name));
            case EXISTS, SHOWN_NAME_TAKEN -> new ServiceException(new NameTaken(name));
            default ->
                    account.flatMap(named -> refused(named, error))
                            .orElseGet(() -> failed(operation + " " + name, error));
        };
    }

    /// Of `LookupAccountName`.
    static ServiceException ofLookup(String account, int error) {
        return refused(account, error)
                .orElseGet(() -> failed("LookupAccountName " + account, error));
    }

    /// Of a call about an account.
    ///
    /// @return empty for a number that says nothing about it
    static Optional<ServiceException> refused(String account, int error) {
        return problem(account, error)
                .map(problem -> new ServiceException(new AccountRefused(account, problem, error)));
    }

    private static Optional<AccountProblem> problem(String account, int error) {
        if (NO_DOMAIN.contains(error)) {
            return Optional.of(AccountProblem.UNREACHABLE);
        }
        if (BARRED.contains(error)) {
            return Optional.of(AccountProblem.BARRED);
        }
        return switch (error) {
            case UNKNOWN_ACCOUNT, NO_SUCH_NAME -> Optional.of(AccountProblem.UNKNOWN);
            case WRONG_PASSWORD -> Optional.of(AccountProblem.PASSWORD);
            case LOGON_FAILED -> Optional.of(logonFailed(account));
            case NO_LOGON_RIGHT -> Optional.of(AccountProblem.RIGHT);
            default -> Optional.empty();
        };
    }

    /// The manager says no more than that. An account without a password cannot have a wrong one.
    private static AccountProblem logonFailed(String account) {
        if (VirtualAccount.isName(account)) {
            return AccountProblem.RIGHT;
        }
        boolean managed = account.endsWith("$") || account.contains("$@");
        return managed ? AccountProblem.MANAGED : AccountProblem.PASSWORD;
    }

    /// @param operation the call, and what it was for
    /// @param error of `GetLastError`
    static ServiceException failed(String operation, int error) {
        return new ServiceException(
                error == ACCESS_DENIED
                        ? new ServiceFailure.NotElevated(operation)
                        : new ServiceFailure.NativeFailed(operation, error, words(error)));
    }

    /// Empty for a number that Windows has no sentence for, and where there is no Windows to ask.
    private static String words(int error) {
        if (!Platform.isWindows()) {
            return "";
        }
        try {
            return Kernel32Util.formatMessageFromLastErrorCode(error).strip();
        } catch (LastErrorException none) {
            return "";
        }
    }
}
