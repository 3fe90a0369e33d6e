package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinDef.HWND;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/// The calls that say whether a program has a console, a file or a pipe to write to, and the
/// message box for one that has none.
interface BoxCalls {

    /// Whether the program has a console window (`GetConsoleWindow`).
    boolean console();

    /// `GetFileType` of standard error: 1 for a file, 3 for a pipe, 0 for nothing.
    int typeOfStandardError();

    /// The session that the process belongs to, 0 for that of the services.
    int session();

    /// `MessageBox` without an owner.
    int show(String text, String title, int type);

    /// Windows itself.
    record SystemCalls() implements BoxCalls {

        /// `STD_ERROR_HANDLE`
        private static final int STANDARD_ERROR = -12;

        /// What jna-platform lacks.
        @SuppressWarnings("MethodName")
        interface Windows extends StdCallLibrary {
            int MessageBox(@Nullable HWND owner, String text, String title, int type);
        }

        @Override
        public boolean console() {
            return Kernel32.INSTANCE.GetConsoleWindow() != null;
        }

        @Override
        public int typeOfStandardError() {
            HANDLE handle = Kernel32.INSTANCE.GetStdHandle(STANDARD_ERROR);
            return handle == null ? 0 : Kernel32.INSTANCE.GetFileType(handle);
        }

        @Override
        public int session() {
            var session = new IntByReference();
            int own = Kernel32.INSTANCE.GetCurrentProcessId();
            return Kernel32.INSTANCE.ProcessIdToSessionId(own, session) ? session.getValue() : 0;
        }

        @Override
        public int show(String text, String title, int type) {
            return Native.load("user32", Windows.class, W32APIOptions.UNICODE_OPTIONS)
                    .MessageBox(null, text, title, type);
        }
    }
}
