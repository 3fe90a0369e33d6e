package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Winsvc.ChangeServiceConfig2Info;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;

/// The two calls about the levels of a service's configuration. Not all systems have all levels,
/// and Wine has few: what is asked for is therefore tested here.
interface DetailCalls {

    DetailCalls SYSTEM = new SystemCalls();

    /// Whether an automatic start comes some time after the others.
    @FieldOrder("fDelayedAutostart")
    final class SERVICE_DELAYED_AUTO_START_INFO extends ChangeServiceConfig2Info {
        public int fDelayedAutostart;
    }

    /// How long the system waits for the service before it shuts down.
    @FieldOrder("dwPreshutdownTimeout")
    final class SERVICE_PRESHUTDOWN_INFO extends ChangeServiceConfig2Info {
        public int dwPreshutdownTimeout;
    }

    /// `ChangeServiceConfig2`
    boolean change(SC_HANDLE service, int level, ChangeServiceConfig2Info info);

    /// `QueryServiceConfig2`
    ///
    /// @param memory filled with the level's structure, and with what that points to
    boolean query(SC_HANDLE service, int level, Memory memory);

    /// Why the last call of this thread returned false.
    int lastError();

    /// Windows itself.
    record SystemCalls() implements DetailCalls {
        @Override
        public boolean change(SC_HANDLE service, int level, ChangeServiceConfig2Info info) {
            return Advapi32.INSTANCE.ChangeServiceConfig2(service, level, info);
        }

        @Override
        public boolean query(SC_HANDLE service, int level, Memory memory) {
            return Advapi32.INSTANCE.QueryServiceConfig2(
                    service, level, memory, Math.toIntExact(memory.size()), new IntByReference());
        }

        @Override
        public int lastError() {
            return Kernel32.INSTANCE.GetLastError();
        }
    }
}
