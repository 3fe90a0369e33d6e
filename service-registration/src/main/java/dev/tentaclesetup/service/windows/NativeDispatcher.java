package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SERVICE_STATUS_HANDLE;
import com.sun.jna.platform.win32.Winsvc.SERVICE_TABLE_ENTRY;
import dev.tentaclesetup.service.ServiceException;
import java.lang.ref.Reference;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The service control manager's calls for a process that is a service. Keeps what the manager
/// calls back, because the garbage collector does not see that it is needed.
final class NativeDispatcher implements Dispatcher {

    private static final System.Logger LOG = System.getLogger(NativeDispatcher.class.getName());

    /// `ERROR_FAILED_SERVICE_CONTROLLER_CONNECT`
    private static final int NOT_STARTED_BY_THE_MANAGER = 1063;

    private static final int OWN_PROCESS = 0x10;
    private static final int CONTROLS =
            Winsvc.SERVICE_ACCEPT_STOP
                    | Winsvc.SERVICE_ACCEPT_SHUTDOWN
                    | Winsvc.SERVICE_ACCEPT_PRESHUTDOWN;

    /// The manager ignores the name of the only service in a process.
    private static final String ANY_NAME = "";

    private Winsvc.@Nullable HandlerEx controls;

    @Override
    public boolean dispatch(Runnable serviceMain) throws ServiceException {
        // The second entry stays empty and ends the table.
        var entries = (SERVICE_TABLE_ENTRY[]) new SERVICE_TABLE_ENTRY().toArray(2);
        entries[0].lpServiceName = ANY_NAME;
        entries[0].lpServiceProc = (count, arguments) -> serviceMain.run();
        try {
            if (Advapi32.INSTANCE.StartServiceCtrlDispatcher(entries)) {
                return true;
            }
            int error = Kernel32.INSTANCE.GetLastError();
            if (error == NOT_STARTED_BY_THE_MANAGER) {
                return false;
            }
            throw NativeErrors.failed("StartServiceCtrlDispatcher", error);
        } finally {
            Reference.reachabilityFence(entries);
        }
    }

    @Override
    public Consumer<ReportedStatus> register(IntUnaryOperator handler) throws ServiceException {
        controls = (control, type, data, context) -> handler.applyAsInt(control);
        SERVICE_STATUS_HANDLE handle =
                Advapi32.INSTANCE.RegisterServiceCtrlHandlerEx(ANY_NAME, controls, null);
        if (handle == null) {
            throw NativeErrors.failed(
                    "RegisterServiceCtrlHandlerEx", Kernel32.INSTANCE.GetLastError());
        }
        return status -> report(handle, status);
    }

    private static void report(SERVICE_STATUS_HANDLE handle, ReportedStatus status) {
        if (!Advapi32.INSTANCE.SetServiceStatus(handle, structure(status))) {
            int error = Kernel32.INSTANCE.GetLastError();
            LOG.log(System.Logger.Level.WARNING, "SetServiceStatus failed with error " + error);
        }
    }

    static Winsvc.SERVICE_STATUS structure(ReportedStatus status) {
        var structure = new Winsvc.SERVICE_STATUS();
        structure.dwServiceType = OWN_PROCESS;
        structure.dwCurrentState = status.state().number();
        structure.dwControlsAccepted =
                switch (status.state()) {
                    case RUNNING, START_PENDING -> CONTROLS;
                    case STOP_PENDING, STOPPED -> 0;
                };
        structure.dwWin32ExitCode = status.exitCode() == 0 ? 0 : NativeErrors.OWN_EXIT_CODE;
        structure.dwServiceSpecificExitCode = status.exitCode();
        structure.dwCheckPoint = status.checkpoint();
        structure.dwWaitHint = status.state().pending() ? ReportedStatus.WAIT_HINT_MILLIS : 0;
        return structure;
    }
}
