package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A handle of the service control manager, closed with this.
record ServiceHandle(SC_HANDLE handle) implements AutoCloseable {

    static ServiceHandle manager(int access) throws ServiceException {
        SC_HANDLE handle = Advapi32.INSTANCE.OpenSCManager(null, null, access);
        if (handle == null) {
            throw NativeErrors.failed("OpenSCManager", Kernel32.INSTANCE.GetLastError());
        }
        return new ServiceHandle(handle);
    }

    static ServiceHandle open(ServiceName name, int access) throws ServiceException {
        ServiceHandle found = find(name, access);
        if (found == null) {
            throw new ServiceException(new NotInstalled(name));
        }
        return found;
    }

    /// @return null when there is no such service
    static @Nullable ServiceHandle find(ServiceName name, int access) throws ServiceException {
        try (ServiceHandle manager = manager(Winsvc.SC_MANAGER_CONNECT)) {
            SC_HANDLE handle = Advapi32.INSTANCE.OpenService(manager.handle, name.value(), access);
            if (handle != null) {
                return new ServiceHandle(handle);
            }
            int error = Kernel32.INSTANCE.GetLastError();
            if (error == NativeErrors.NO_SUCH_SERVICE) {
                return null;
            }
            throw NativeErrors.failed("OpenService", name, Optional.empty(), error);
        }
    }

    @Override
    public void close() {
        Advapi32.INSTANCE.CloseServiceHandle(handle);
    }
}
