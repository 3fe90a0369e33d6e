package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT.HANDLEByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/// The call that tries a password.
interface LogonCalls {

    /// `LogonUser`; closes the token that it returns.
    ///
    /// @param domain null for a user name with a domain of its own
    /// @return Windows' error number, 0 for logged on
    int logOn(String user, @Nullable String domain, Pointer password, int type, int provider);

    /// Windows itself.
    record SystemCalls() implements LogonCalls {

        /// jna-platform declares it with a password as a `String`, which cannot be wiped.
        @SuppressWarnings("MethodName")
        interface Windows extends StdCallLibrary {
            boolean LogonUser(
                    String user,
                    @Nullable String domain,
                    Pointer password,
                    int type,
                    int provider,
                    HANDLEByReference token);
        }

        @Override
        public int logOn(
                String user, @Nullable String domain, Pointer password, int type, int provider) {
            var token = new HANDLEByReference();
            Windows windows = Native.load("Advapi32", Windows.class, W32APIOptions.UNICODE_OPTIONS);
            if (!windows.LogonUser(user, domain, password, type, provider, token)) {
                return Native.getLastError();
            }
            Kernel32.INSTANCE.CloseHandle(token.getValue());
            return 0;
        }
    }
}
