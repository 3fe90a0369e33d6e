package dev.tentaclesetup.service.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_PROCESS;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import org.jspecify.annotations.Nullable;

/// The calls of the service control manager. jna-platform has most of them, but not all, and with a
/// password as a `String`, which cannot be wiped.
@SuppressWarnings("MethodName")
interface ScmCalls extends StdCallLibrary {

    /// Of this host, which must be Windows.
    static ScmCalls system() {
        return Native.load("Advapi32", ScmCalls.class, W32APIOptions.UNICODE_OPTIONS);
    }

    /// A service's configuration, followed by its texts in the same memory.
    @FieldOrder({
        "dwServiceType",
        "dwStartType",
        "dwErrorControl",
        "lpBinaryPathName",
        "lpLoadOrderGroup",
        "dwTagId",
        "lpDependencies",
        "lpServiceStartName",
        "lpDisplayName"
    })
    @SuppressWarnings({"MemberName", "checkstyle:all"})
    final class QUERY_SERVICE_CONFIG extends Structure {
        public int dwServiceType;
        public int dwStartType;
        public int dwErrorControl;
        public @Nullable Pointer lpBinaryPathName;
        public @Nullable Pointer lpLoadOrderGroup;
        public int dwTagId;
        public @Nullable Pointer lpDependencies;
        public @Nullable Pointer lpServiceStartName;
        public @Nullable Pointer lpDisplayName;

        QUERY_SERVICE_CONFIG(Pointer memory) {
            super(memory);
            read();
        }
    }

    /// One of several services, its texts somewhere in the same memory.
    @FieldOrder({"lpServiceName", "lpDisplayName", "ServiceStatus"})
    @SuppressWarnings({"MemberName", "checkstyle:all"})
    final class ENUM_SERVICE_STATUS extends Structure {
        public @Nullable Pointer lpServiceName;
        public @Nullable Pointer lpDisplayName;
        public SERVICE_STATUS ServiceStatus = new SERVICE_STATUS();

        ENUM_SERVICE_STATUS(Pointer memory) {
            super(memory);
            read();
        }
    }

    @Nullable SC_HANDLE OpenSCManager(
            @Nullable String machine, @Nullable String database, int access);

    @Nullable SC_HANDLE OpenService(SC_HANDLE manager, String name, int access);

    boolean CloseServiceHandle(SC_HANDLE handle);

    boolean QueryServiceStatusEx(
            SC_HANDLE service,
            int level,
            SERVICE_STATUS_PROCESS status,
            int size,
            IntByReference needed);

    boolean StartService(SC_HANDLE service, int count, @Nullable Pointer arguments);

    boolean ControlService(SC_HANDLE service, int control, SERVICE_STATUS status);

    boolean DeleteService(SC_HANDLE service);

    boolean EnumDependentServices(
            SC_HANDLE service,
            int state,
            @Nullable Pointer buffer,
            int size,
            IntByReference needed,
            IntByReference count);

    @Nullable SC_HANDLE CreateService(
            SC_HANDLE manager,
            String name,
            String displayName,
            int access,
            int type,
            int start,
            int errorControl,
            String imagePath,
            @Nullable String group,
            @Nullable IntByReference tag,
            Pointer dependencies,
            @Nullable String account,
            @Nullable Pointer password);

    boolean ChangeServiceConfig(
            SC_HANDLE service,
            int type,
            int start,
            int errorControl,
            @Nullable String imagePath,
            @Nullable String group,
            @Nullable IntByReference tag,
            @Nullable Pointer dependencies,
            @Nullable String account,
            @Nullable Pointer password,
            @Nullable String displayName);

    boolean QueryServiceConfig(
            SC_HANDLE service, @Nullable Pointer buffer, int size, IntByReference needed);
}
