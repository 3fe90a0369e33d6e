package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import java.util.List;
import java.util.Optional;

/// Windows' service control manager, by its own calls. Each asks for the rights that it needs and
/// for no more, and closes what it opened.
final class ScmServiceControl implements ServiceControl {

    private static final int OWN_PROCESS = 0x10;
    private static final int REPORT_ERRORS = 1;
    private static final int UNCHANGED = 0xFFFF_FFFF;

    private final LogonRights logonRights = new LogonRights();

    @Override
    public Optional<ServiceConfiguration> read(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.find(name, Winsvc.SERVICE_QUERY_CONFIG)) {
            return service == null ? Optional.empty() : Optional.of(configuration(service, name));
        }
    }

    private static ServiceConfiguration configuration(ServiceHandle service, ServiceName name)
            throws ServiceException {
        Memory memory = buffer(service, name);
        var basic = new ScmCalls.QUERY_SERVICE_CONFIG(memory);
        var more = new ServiceDetails(service);
        List<String> dependencies = NativeTexts.list(basic.lpDependencies);
        return new ServiceConfiguration(
                NativeTexts.text(basic.lpDisplayName),
                NativeTexts.text(basic.lpBinaryPathName),
                basic.dwStartType,
                more.delayed(),
                dependencies.isEmpty() ? ServiceRegistry.dependencies(name) : dependencies,
                NativeTexts.text(basic.lpServiceStartName),
                more.description(),
                more.recovery(),
                ServiceRegistry.environment(name));
    }

    private static Memory buffer(ServiceHandle service, ServiceName name) throws ServiceException {
        var needed = new IntByReference();
        ScmCalls.INSTANCE.QueryServiceConfig(service.handle(), null, 0, needed);
        if (needed.getValue() <= 0) {
            throw lastError("QueryServiceConfig", name, Optional.empty());
        }
        var memory = new Memory(needed.getValue());
        if (!ScmCalls.INSTANCE.QueryServiceConfig(
                service.handle(), memory, needed.getValue(), needed)) {
            throw lastError("QueryServiceConfig", name, Optional.empty());
        }
        return memory;
    }

    @Override
    public Optional<ProcessStatus> status(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.find(name, Winsvc.SERVICE_QUERY_STATUS)) {
            if (service == null) {
                return Optional.empty();
            }
            var status = new Winsvc.SERVICE_STATUS_PROCESS();
            if (!Advapi32.INSTANCE.QueryServiceStatusEx(
                    service.handle(),
                    Winsvc.SC_STATUS_TYPE.SC_STATUS_PROCESS_INFO,
                    status,
                    status.size(),
                    new IntByReference())) {
                throw lastError("QueryServiceStatusEx", name, Optional.empty());
            }
            return Optional.of(
                    new ProcessStatus(
                            status.dwCurrentState,
                            status.dwWin32ExitCode,
                            status.dwServiceSpecificExitCode,
                            status.dwCheckPoint,
                            status.dwWaitHint,
                            Integer.toUnsignedLong(status.dwProcessId)));
        }
    }

    @Override
    public void create(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException {
        Optional<Memory> secret = NativeTexts.password(password);
        try (ServiceHandle manager =
                ServiceHandle.manager(
                        Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE)) {
            SC_HANDLE created =
                    ScmCalls.INSTANCE.CreateService(
                            manager.handle(),
                            name.value(),
                            wanted.displayName(),
                            ServiceDetails.CHANGE_ACCESS | WinNT.DELETE,
                            OWN_PROCESS,
                            wanted.startType(),
                            REPORT_ERRORS,
                            wanted.imagePath(),
                            null,
                            null,
                            NativeTexts.list(wanted.dependencies()),
                            wanted.account(),
                            secret.orElse(null));
            if (created == null) {
                throw lastError("CreateService", name, Optional.of(wanted.account()));
            }
            try (var service = new ServiceHandle(created)) {
                describe(service, name, wanted);
            } catch (ServiceException e) {
                deleteAgain(name, e);
                throw e;
            }
        } finally {
            NativeTexts.clear(secret);
        }
    }

    private void deleteAgain(ServiceName name, ServiceException cause) {
        try {
            delete(name);
        } catch (ServiceException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void change(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException {
        Optional<Memory> secret = NativeTexts.password(password);
        try (ServiceHandle service = ServiceHandle.open(name, ServiceDetails.CHANGE_ACCESS)) {
            if (!ScmCalls.INSTANCE.ChangeServiceConfig(
                    service.handle(),
                    UNCHANGED,
                    wanted.startType(),
                    UNCHANGED,
                    wanted.imagePath(),
                    null,
                    null,
                    NativeTexts.list(wanted.dependencies()),
                    wanted.account(),
                    secret.orElse(null),
                    wanted.displayName())) {
                throw lastError("ChangeServiceConfig", name, Optional.of(wanted.account()));
            }
            describe(service, name, wanted);
        } finally {
            NativeTexts.clear(secret);
        }
    }

    private static void describe(
            ServiceHandle service, ServiceName name, ServiceConfiguration wanted)
            throws ServiceException {
        new ServiceDetails(service).write(name, wanted);
        ServiceRegistry.environment(name, wanted.environment());
    }

    @Override
    public void delete(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.open(name, WinNT.DELETE)) {
            if (!Advapi32.INSTANCE.DeleteService(service.handle())) {
                throw lastError("DeleteService", name, Optional.empty());
            }
        }
    }

    @Override
    public void start(ServiceName name) throws ServiceException {
        try (ServiceHandle service =
                ServiceHandle.open(name, Winsvc.SERVICE_START | Winsvc.SERVICE_QUERY_CONFIG)) {
            if (!Advapi32.INSTANCE.StartService(service.handle(), 0, null)) {
                int error = Kernel32.INSTANCE.GetLastError();
                if (error != NativeErrors.RUNS_ALREADY) {
                    String account = configuration(service, name).account();
                    throw NativeErrors.failed("StartService", name, Optional.of(account), error);
                }
            }
        }
    }

    @Override
    public void stop(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.open(name, Winsvc.SERVICE_STOP)) {
            if (!Advapi32.INSTANCE.ControlService(
                    service.handle(), Winsvc.SERVICE_CONTROL_STOP, new Winsvc.SERVICE_STATUS())) {
                int error = Kernel32.INSTANCE.GetLastError();
                if (error != NativeErrors.NOT_ACTIVE) {
                    throw NativeErrors.failed("ControlService", name, Optional.empty(), error);
                }
            }
        }
    }

    @Override
    public Optional<String> note(ServiceName name, Note note) throws ServiceException {
        return ServiceRegistry.note(name, note);
    }

    @Override
    public void note(ServiceName name, Note note, String text) throws ServiceException {
        ServiceRegistry.note(name, note, text);
    }

    @Override
    public boolean grantLogon(String account) throws ServiceException {
        return logonRights.grant(account);
    }

    @Override
    public void revokeLogon(String account) throws ServiceException {
        logonRights.revoke(account);
    }

    @Override
    public boolean usedByOthers(String account, ServiceName name) throws ServiceException {
        return ServiceRegistry.usedByOthers(account, name);
    }

    private static ServiceException lastError(
            String call, ServiceName name, Optional<String> account) {
        return NativeErrors.failed(call, name, account, Kernel32.INSTANCE.GetLastError());
    }
}
