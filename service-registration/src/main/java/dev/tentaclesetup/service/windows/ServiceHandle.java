package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A handle of the service control manager, closed with this.
record ServiceHandle(ScmCalls calls, SC_HANDLE handle) implements AutoCloseable {

    static ServiceHandle manager(ScmCalls calls, int access) throws ServiceException {
        SC_HANDLE handle = calls.OpenSCManager(null, null, access);
        if (handle == null) {
            throw NativeErrors.failed("OpenSCManager", Native.getLastError());
        }
        return new ServiceHandle(calls, handle);
    }

    static ServiceHandle open(ScmCalls calls, ServiceName name, int access)
            throws ServiceException {
        ServiceHandle found = find(calls, name, access);
        if (found == null) {
            throw new ServiceException(new NotInstalled(name));
        }
        return found;
    }

    /// @return null when there is no such service
    static @Nullable ServiceHandle find(ScmCalls calls, ServiceName name, int access)
            throws ServiceException {
        try (ServiceHandle manager = manager(calls, Winsvc.SC_MANAGER_CONNECT)) {
            SC_HANDLE handle = calls.OpenService(manager.handle, name.value(), access);
            if (handle != null) {
                return new ServiceHandle(calls, handle);
            }
            int error = Native.getLastError();
            if (error == NativeErrors.NO_SUCH_SERVICE) {
                return null;
            }
            throw NativeErrors.failed("OpenService", name, Optional.empty(), error);
        }
    }

    @Override
    public void close() {
        calls.CloseServiceHandle(handle);
    }
}
