package dev.tentaclesetup.service.windows;

import com.sun.jna.LastErrorException;
import com.sun.jna.Platform;
import com.sun.jna.platform.win32.Kernel32Util;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.MarkedForDeletion;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import java.util.Optional;

/// Windows' error numbers as failures.
final class NativeErrors {

    /// `ERROR_ACCESS_DENIED`
    static final int ACCESS_DENIED = 5;

    /// `ERROR_INVALID_LEVEL`: this Windows does not know that kind of information.
    static final int UNKNOWN_KIND = 124;

    /// `ERROR_INSUFFICIENT_BUFFER`
    static final int BUFFER_TOO_SMALL = 122;

    /// `ERROR_SERVICE_REQUEST_TIMEOUT`
    static final int DID_NOT_ANSWER = 1053;

    /// `ERROR_SERVICE_ALREADY_RUNNING`
    static final int RUNS_ALREADY = 1056;

    /// `ERROR_INVALID_SERVICE_ACCOUNT`
    static final int UNKNOWN_ACCOUNT = 1057;

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

    /// `ERROR_SERVICE_DEPENDENCY_DELETED`
    static final int DEPENDENCY_MISSING = 1075;

    /// `ERROR_SERVICE_NEVER_STARTED`
    static final int NEVER_STARTED = 1077;

    /// `ERROR_LOGON_FAILURE`
    static final int WRONG_PASSWORD = 1326;

    /// `ERROR_NONE_MAPPED`
    static final int NO_SUCH_NAME = 1332;

    /// `ERROR_LOGON_TYPE_NOT_GRANTED`
    static final int NO_LOGON_RIGHT = 1385;

    private NativeErrors() {}

    /// Of a call about a service.
    ///
    /// @param account the service's own, as far as the call is about it
    static ServiceException failed(
            String operation, ServiceName name, Optional<String> account, int error) {
        return switch (error) {
            case NO_SUCH_SERVICE -> new ServiceException(new NotInstalled(name));
            case BEING_DELETED -> new ServiceException(new MarkedForDeletion(name));
            case UNKNOWN_ACCOUNT, NO_SUCH_NAME ->
                    refused(operation, account, AccountProblem.UNKNOWN, error);
            case LOGON_FAILED, WRONG_PASSWORD ->
                    refused(operation, account, AccountProblem.PASSWORD, error);
            case NO_LOGON_RIGHT -> refused(operation, account, AccountProblem.RIGHT, error);
            default -> failed(operation + " " + name, error);
        };
    }

    private static ServiceException refused(
            String operation, Optional<String> account, AccountProblem problem, int error) {
        return account.isEmpty()
                ? failed(operation, error)
                : new ServiceException(new AccountRefused(account.get(), problem, error));
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
