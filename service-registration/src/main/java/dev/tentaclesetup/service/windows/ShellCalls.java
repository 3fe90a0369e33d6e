package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Shell32;
import com.sun.jna.platform.win32.ShellAPI.SHELLEXECUTEINFO;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;

/// The calls that start a program by the shell and see it end.
interface ShellCalls {

    /// `ShellExecuteEx`
    boolean execute(SHELLEXECUTEINFO info);

    /// `WaitForSingleObject`: 0 for ended, 258 when the time is over.
    int await(HANDLE process, int millis);

    /// `GetExitCodeProcess`
    boolean exitCode(HANDLE process, IntByReference code);

    /// `CloseHandle`
    boolean close(HANDLE process);

    /// Why the last call of this thread failed.
    int lastError();

    /// Windows itself.
    record SystemCalls() implements ShellCalls {
        @Override
        public boolean execute(SHELLEXECUTEINFO info) {
            return Shell32.INSTANCE.ShellExecuteEx(info);
        }

        @Override
        public int await(HANDLE process, int millis) {
            return Kernel32.INSTANCE.WaitForSingleObject(process, millis);
        }

        @Override
        public boolean exitCode(HANDLE process, IntByReference code) {
            return Kernel32.INSTANCE.GetExitCodeProcess(process, code);
        }

        @Override
        public boolean close(HANDLE process) {
            return Kernel32.INSTANCE.CloseHandle(process);
        }

        @Override
        public int lastError() {
            return Kernel32.INSTANCE.GetLastError();
        }
    }
}
