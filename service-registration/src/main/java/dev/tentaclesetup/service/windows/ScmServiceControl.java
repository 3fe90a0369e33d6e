package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.Winsvc;
import com.sun.jna.platform.win32.Winsvc.SC_HANDLE;
import com.sun.jna.ptr.IntByReference;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Windows' service control manager, by its own calls. Each asks for the rights that it needs and
/// for no more, and closes what it opened.
final class ScmServiceControl implements ServiceControl {

    private static final int OWN_PROCESS = 0x10;
    private static final int REPORT_ERRORS = 1;
    private static final int UNCHANGED = 0xFFFF_FFFF;

    /// `SERVICE_ACTIVE`
    private static final int ACTIVE = 1;

    private final ScmCalls calls;
    private final DetailCalls details;
    private final ServiceRegistry registry;
    private final LogonRights logonRights;
    private final AccountSpelling accounts;

    /// Of this host, which must be Windows.
    ScmServiceControl() {
        this(
                ScmCalls.system(),
                DetailCalls.SYSTEM,
                new NativeServiceRegistry(),
                new LogonRights(),
                new SystemAccountLookup());
    }

    ScmServiceControl(
            ScmCalls calls,
            DetailCalls details,
            ServiceRegistry registry,
            LogonRights logonRights,
            AccountLookup accounts) {
        this.calls = calls;
        this.details = details;
        this.registry = registry;
        this.logonRights = logonRights;
        this.accounts = new AccountSpelling(accounts);
    }

    @Override
    public Optional<ServiceConfiguration> read(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.find(calls, name, Winsvc.SERVICE_QUERY_CONFIG)) {
            return service == null ? Optional.empty() : Optional.of(configuration(service, name));
        }
    }

    private ServiceConfiguration configuration(ServiceHandle service, ServiceName name)
            throws ServiceException {
        Memory memory = buffer(service, name);
        var basic = new ScmCalls.QUERY_SERVICE_CONFIG(memory);
        var more = new ServiceDetails(service.handle(), details);
        List<String> dependencies = NativeTexts.list(basic.lpDependencies);
        return new ServiceConfiguration(
                NativeTexts.text(basic.lpDisplayName),
                NativeTexts.text(basic.lpBinaryPathName),
                basic.dwStartType,
                more.delayed(),
                dependencies.isEmpty() ? registry.dependencies(name) : dependencies,
                NativeTexts.text(basic.lpServiceStartName),
                more.description(),
                more.recovery(),
                registry.environment(name));
    }

    private Memory buffer(ServiceHandle service, ServiceName name) throws ServiceException {
        var needed = new IntByReference();
        calls.QueryServiceConfig(service.handle(), null, 0, needed);
        if (needed.getValue() <= 0) {
            throw lastError("QueryServiceConfig", name, Optional.empty());
        }
        var memory = new Memory(needed.getValue());
        if (!calls.QueryServiceConfig(service.handle(), memory, needed.getValue(), needed)) {
            throw lastError("QueryServiceConfig", name, Optional.empty());
        }
        return memory;
    }

    @Override
    public Optional<ProcessStatus> status(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.find(calls, name, Winsvc.SERVICE_QUERY_STATUS)) {
            if (service == null) {
                return Optional.empty();
            }
            var status = new Winsvc.SERVICE_STATUS_PROCESS();
            if (!calls.QueryServiceStatusEx(
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
        Optional<Memory> secret = secret(wanted.account(), password);
        try (ServiceHandle manager =
                ServiceHandle.manager(
                        calls, Winsvc.SC_MANAGER_CONNECT | Winsvc.SC_MANAGER_CREATE_SERVICE)) {
            SC_HANDLE created =
                    calls.CreateService(
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
            try (var service = new ServiceHandle(calls, created)) {
                describe(service, name, wanted);
            } catch (ServiceException e) {
                deleteAgain(name, e);
                throw e;
            }
        } finally {
            NativeTexts.clear(secret);
        }
    }

    /// The system's own accounts have no password, for which the manager wants an empty one; for a
    /// managed or virtual account it wants none (`lpPassword` of both calls).
    private static Optional<Memory> secret(String account, AccountPassword password) {
        return AccountSpelling.systemsOwn(account)
                ? Optional.of(NativeTexts.empty())
                : NativeTexts.password(password);
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
        Optional<Memory> secret = secret(wanted.account(), password);
        try (ServiceHandle service =
                ServiceHandle.open(calls, name, ServiceDetails.CHANGE_ACCESS)) {
            // Only the system's own account may have a service that talks to the desktop, which
            // an administrator may have allowed.
            if (!calls.ChangeServiceConfig(
                    service.handle(),
                    OWN_PROCESS,
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

    private void describe(ServiceHandle service, ServiceName name, ServiceConfiguration wanted)
            throws ServiceException {
        new ServiceDetails(service.handle(), details).write(name, wanted);
        registry.environment(name, wanted.environment());
    }

    @Override
    public void delete(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.open(calls, name, WinNT.DELETE)) {
            if (!calls.DeleteService(service.handle())) {
                throw lastError("DeleteService", name, Optional.empty());
            }
        }
    }

    @Override
    public void start(ServiceName name) throws ServiceException {
        try (ServiceHandle service =
                ServiceHandle.open(
                        calls, name, Winsvc.SERVICE_START | Winsvc.SERVICE_QUERY_CONFIG)) {
            if (!calls.StartService(service.handle(), 0, null)) {
                int error = Native.getLastError();
                if (error != NativeErrors.RUNS_ALREADY) {
                    String account = configuration(service, name).account();
                    throw NativeErrors.failed("StartService", name, Optional.of(account), error);
                }
            }
        }
    }

    @Override
    public void recover(ServiceName name, Recovery recovery) throws ServiceException {
        try (ServiceHandle service =
                ServiceHandle.open(calls, name, ServiceDetails.CHANGE_ACCESS)) {
            new ServiceDetails(service.handle(), details).recover(name, recovery);
        }
    }

    @Override
    public void stop(ServiceName name) throws ServiceException {
        try (ServiceHandle service = ServiceHandle.open(calls, name, Winsvc.SERVICE_STOP)) {
            if (!calls.ControlService(
                    service.handle(), Winsvc.SERVICE_CONTROL_STOP, new Winsvc.SERVICE_STATUS())) {
                int error = Native.getLastError();
                if (error != NativeErrors.NOT_ACTIVE) {
                    throw NativeErrors.failed("ControlService", name, Optional.empty(), error);
                }
            }
        }
    }

    @Override
    public Optional<String> note(ServiceName name, Note note) throws ServiceException {
        return registry.note(name, note);
    }

    @Override
    public void note(ServiceName name, Note note, String text) throws ServiceException {
        registry.note(name, note, text);
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
        return registry.accountsOfOthers(name).stream()
                .anyMatch(other -> accounts.same(account, other));
    }

    @Override
    public String canonicalAccount(String account) {
        return accounts.canonical(account);
    }

    @Override
    public boolean sameAccount(String one, String other) {
        return accounts.same(one, other);
    }

    @Override
    public List<String> runningDependents(ServiceName name) throws ServiceException {
        try (ServiceHandle service =
                ServiceHandle.open(calls, name, Winsvc.SERVICE_ENUMERATE_DEPENDENTS)) {
            var needed = new IntByReference();
            var count = new IntByReference();
            if (calls.EnumDependentServices(service.handle(), ACTIVE, null, 0, needed, count)) {
                return List.of();
            }
            if (needed.getValue() <= 0) {
                throw lastError("EnumDependentServices", name, Optional.empty());
            }
            var memory = new Memory(needed.getValue());
            if (!calls.EnumDependentServices(
                    service.handle(), ACTIVE, memory, needed.getValue(), needed, count)) {
                throw lastError("EnumDependentServices", name, Optional.empty());
            }
            return names(memory, count.getValue());
        }
    }

    private static List<String> names(Memory memory, int count) {
        var names = new ArrayList<String>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            var one = new ScmCalls.ENUM_SERVICE_STATUS(memory.share(at));
            names.add(NativeTexts.text(one.lpServiceName));
            at += one.size();
        }
        return List.copyOf(names);
    }

    private static ServiceException lastError(
            String call, ServiceName name, Optional<String> account) {
        return NativeErrors.failed(call, name, account, Native.getLastError());
    }
}
