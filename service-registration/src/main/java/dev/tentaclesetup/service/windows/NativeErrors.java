package dev.tentaclesetup.service.windows;

import com.sun.jna.LastErrorException;
import com.sun.jna.platform.win32.Kernel32Util;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;

/// Windows' error numbers as failures.
final class NativeErrors {

    /// `ERROR_ACCESS_DENIED`
    static final int ACCESS_DENIED = 5;

    private NativeErrors() {}

    /// @param operation the call, and what it was for
    /// @param error of `GetLastError`
    static ServiceException failed(String operation, int error) {
        return new ServiceException(
                error == ACCESS_DENIED
                        ? new ServiceFailure.NotElevated(operation)
                        : new ServiceFailure.NativeFailed(operation, error, words(error)));
    }

    /// Empty for a number that Windows has no sentence for.
    private static String words(int error) {
        try {
            return Kernel32Util.formatMessageFromLastErrorCode(error).strip();
        } catch (LastErrorException none) {
            return "";
        }
    }
}
