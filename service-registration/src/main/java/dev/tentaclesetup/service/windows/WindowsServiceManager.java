package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceDrift.Aspect;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceStatus;
import java.util.List;
import java.util.Optional;

/// Services of Windows' service control manager.
///
/// Only services that carry our note are changed, started or stopped; one of the same name made by
/// another program is [dev.tentaclesetup.service.ServiceFailure.ForeignService]. What a definition
/// does not say is the same for all: a failed service is started again, and its account may log on
/// as a service. A service always reports its readiness ([WindowsServiceHost]).
public final class WindowsServiceManager implements ServiceManager {

    private final ServiceControl control;
    private final OwnServices own;
    private final ServiceChange change;
    private final ServiceRun run;

    /// For this host, which must be Windows.
    public WindowsServiceManager() {
        this(new ScmServiceControl(), new NativeEventLog(), new SystemProcesses());
    }

    private WindowsServiceManager(ServiceControl control, EventLog log, Processes processes) {
        this(control, log, processes, new ServiceWait(control));
    }

    WindowsServiceManager(
            ServiceControl control, EventLog log, Processes processes, ServiceWait wait) {
        this.control = control;
        this.own = new OwnServices(control);
        this.run = new ServiceRun(control, log, processes, wait);
        this.change = new ServiceChange(control, log, wait);
    }

    @Override
    public Detection detect() {
        return new Detection.Present(
                "Windows service control manager", System.getProperty("os.version", ""));
    }

    @Override
    public void install(ServiceDefinition definition, AccountPassword password)
            throws ServiceException, InterruptedException {
        Optional<ServiceConfiguration> now = own.read(definition.name());
        ServiceConfiguration wanted = wanted(definition);
        if (now.isEmpty()) {
            change.create(definition.name(), wanted, password);
        } else if (password.given() || !drift(now.get(), wanted).isEmpty()) {
            change.change(definition.name(), now.get(), wanted, password);
        }
    }

    private ServiceConfiguration wanted(ServiceDefinition definition) {
        ServiceConfiguration plain = ServiceConfiguration.of(definition);
        return plain.withAccount(control.canonicalAccount(plain.account()));
    }

    private List<ServiceDrift> drift(ServiceConfiguration is, ServiceConfiguration wanted) {
        return ConfigurationDrift.of(is, wanted, control::sameAccount);
    }

    @Override
    public void uninstall(ServiceName name) throws ServiceException, InterruptedException {
        if (own.read(name).isPresent()) {
            run.stop(name);
            change.delete(name);
        }
    }

    @Override
    public void start(ServiceName name) throws ServiceException, InterruptedException {
        ServiceConfiguration there =
                own.read(name).orElseThrow(() -> new ServiceException(new NotInstalled(name)));
        run.start(name, there);
    }

    @Override
    public void stop(ServiceName name) throws ServiceException, InterruptedException {
        if (own.read(name).isPresent()) {
            run.stop(name);
        }
    }

    @Override
    public void restart(ServiceName name) throws ServiceException, InterruptedException {
        stop(name);
        start(name);
    }

    @Override
    public ServiceStatus status(ServiceName name) throws ServiceException {
        Optional<ServiceConfiguration> there = control.read(name);
        return there.isEmpty() ? ServiceStatus.NOT_INSTALLED : run.status(name, there.get());
    }

    @Override
    public Optional<ServiceDefinition> installed(ServiceName name) throws ServiceException {
        return own.definition(name);
    }

    @Override
    public boolean holds(ServiceDefinition definition) throws ServiceException {
        return drift(definition).isEmpty();
    }

    @Override
    public List<ServiceDrift> drift(ServiceDefinition definition) throws ServiceException {
        return own.read(definition.name())
                .map(is -> drift(is, wanted(definition)))
                .orElseGet(() ->
                        List.of(
                                new ServiceDrift(
                                        Aspect.MISSING,
                                        definition.name().value(),
                                        "",
                                        "installed")));
    }

    @Override
    public List<String> lastLines(ServiceName name, int lines) throws ServiceException {
        return run.lastLines(name, lines);
    }
}
