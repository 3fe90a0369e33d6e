package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceDrift;
import dev.tentaclesetup.service.ServiceDrift.Aspect;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandTimedOut;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.FileFailed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.NoServiceManager;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.systemd.UnitFolder.Stored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Services as systemd units in `/etc/systemd/system`.
///
/// Only units that carry our mark are changed, started or stopped; any other unit of the same name,
/// wherever its file lies, is [ForeignService]. On a host where systemd is not the init system no
/// service is installed, and only [#install] and [#start] fail.
public final class SystemdServiceManager implements ServiceManager {

    private static final System.Logger LOG =
            System.getLogger(SystemdServiceManager.class.getName());

    /// systemd makes this folder when it is the running init (sd_booted(3)).
    private static final Path BOOTED = Path.of("run/systemd/system");

    private static final int CRASH_LINES = 20;

    private static final Set<Aspect> REPAIRED_WITHOUT_WRITING = Set.of(Aspect.START, Aspect.STALE);

    private final Systemctl systemctl;
    private final UnitFolder folder;
    private final Path booted;

    /// For this host.
    ///
    /// @param commands runs `systemctl` and `journalctl`
    public SystemdServiceManager(CommandRunner commands) {
        this(commands, Path.of("/etc/systemd/system"), Path.of("/").resolve(BOOTED));
    }

    SystemdServiceManager(CommandRunner commands, Path units, Path booted) {
        this.systemctl = new Systemctl(commands);
        this.folder = new UnitFolder(units);
        this.booted = booted;
    }

    /// Whether systemd runs a host, without asking it anything.
    ///
    /// @param root the folder that stands for the root of the file system
    public static boolean booted(Path root) {
        return Files.isDirectory(root.resolve(BOOTED));
    }

    @Override
    public Detection detect() throws InterruptedException {
        if (!Files.isDirectory(booted)) {
            return new Detection.Absent("systemd", booted.toString());
        }
        try {
            String version = systemctl.version();
            return version.isEmpty()
                    ? new Detection.Absent("systemd", "systemctl show")
                    : new Detection.Present("systemd", version);
        } catch (ServiceException e) {
            LOG.log(System.Logger.Level.INFO, "systemd runs, but systemctl does not work", e);
            return new Detection.Absent("systemd", "systemctl");
        }
    }

    @Override
    public void install(ServiceDefinition definition, AccountPassword password)
            throws ServiceException, InterruptedException {
        ServiceName name = definition.name();
        UnitProperties now = requireNotForeign(name);
        Optional<Stored> before = folder.stored(name);
        Set<Aspect> repair = EnumSet.noneOf(Aspect.class);
        UnitDrift.of(definition, before.map(Stored::text), now, folder.rights(name)).stream()
                .filter(ServiceDrift::repairable)
                .forEach(drift -> repair.add(drift.aspect()));
        if (repair.isEmpty()) {
            return;
        }
        requireElevated("install " + name);
        try {
            boolean write = !REPAIRED_WITHOUT_WRITING.containsAll(repair);
            if (write) {
                folder.write(name, UnitFile.render(definition));
            }
            if (write || repair.contains(Aspect.STALE)) {
                systemctl.reload();
            }
            if (enabled(definition) != now.enabled()) {
                switchStart(name, enabled(definition));
            }
        } catch (ServiceException | InterruptedException e) {
            putBack(name, before, now.enabled(), e);
            throw e;
        }
    }

    private void putBack(
            ServiceName name, Optional<Stored> before, boolean enabled, Exception cause) {
        boolean interrupted = Thread.interrupted();
        try {
            if (before.isEmpty()) {
                remove(name);
            } else {
                putBack(name, before.get(), enabled);
            }
        } catch (ServiceException e) {
            cause.addSuppressed(e);
        } catch (InterruptedException e) {
            interrupted = true;
            cause.addSuppressed(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void putBack(ServiceName name, Stored before, boolean enabled)
            throws ServiceException, InterruptedException {
        folder.restore(name, before);
        systemctl.reload();
        if (systemctl.show(name).enabled() != enabled) {
            switchStart(name, enabled);
        }
    }

    @Override
    public SavedService save(ServiceName name) throws ServiceException, InterruptedException {
        if (nothingWithoutSystemd(name)) {
            return new SavedUnit(this, name, Optional.empty(), false);
        }
        boolean enabled = requireNotForeign(name).enabled();
        return new SavedUnit(this, name, folder.stored(name), enabled);
    }

    /// The file as it was, and whether it was enabled.
    private record SavedUnit(
            SystemdServiceManager manager,
            ServiceName name,
            Optional<Stored> before,
            boolean enabled)
            implements SavedService {
        @Override
        public void restore() throws ServiceException, InterruptedException {
            if (before.isEmpty()) {
                manager.uninstall(name);
            } else if (!restored()) {
                manager.requireElevated("restore " + name);
                manager.putBack(name, before.get(), enabled);
            }
        }

        @Override
        public boolean restored() throws ServiceException, InterruptedException {
            if (before.isEmpty()) {
                return manager.status(name).state() == ServiceState.NOT_INSTALLED;
            }
            UnitProperties now = manager.requireNotForeign(name);
            return manager.folder.stored(name).equals(before)
                    && now.enabled() == enabled
                    && !now.stale();
        }
    }

    private void switchStart(ServiceName name, boolean enable)
            throws ServiceException, InterruptedException {
        if (enable) {
            systemctl.enable(name);
        } else {
            systemctl.disable(name);
        }
    }

    @Override
    public void uninstall(ServiceName name) throws ServiceException, InterruptedException {
        if (folder.read(name).isEmpty()) {
            return;
        }
        requireSystemd();
        requireElevated("uninstall " + name);
        systemctl.stop(name);
        remove(name);
    }

    /// Disables first: `systemctl disable` finds the links to remove by the `[Install]` section of
    /// the file.
    private void remove(ServiceName name) throws ServiceException, InterruptedException {
        if (folder.read(name).isPresent()) {
            systemctl.disable(name);
            folder.delete(name);
        }
        systemctl.reload();
        systemctl.forgetFailure(name);
    }

    @Override
    public void start(ServiceName name) throws ServiceException, InterruptedException {
        requireInstalled(name);
        CommandResult result = attempt(name);
        if (result.exitCode() == 0) {
            return;
        }
        UnitProperties now = systemctl.show(name);
        if (now.result().isEmpty() || now.result().equals("success")) {
            throw Systemctl.failed(Systemctl.verb("start", name), result);
        }
        throw new ServiceException(new Crashed(name, now.result(), lastLines(name, CRASH_LINES)));
    }

    private void requireInstalled(ServiceName name) throws ServiceException, InterruptedException {
        requireSystemd();
        if (folder.read(name).isEmpty()) {
            requireNotForeign(name);
            throw new ServiceException(new NotInstalled(name));
        }
    }

    private CommandResult attempt(ServiceName name) throws ServiceException, InterruptedException {
        try {
            return systemctl.start(name);
        } catch (ServiceException e) {
            if (e.failure() instanceof CommandTimedOut(var _, var after)) {
                String told = systemctl.show(name).status().told();
                throw new ServiceException(
                        new TimedOut(name, ServiceState.RUNNING, after, told), e);
            }
            throw e;
        }
    }

    @Override
    public void launch(ServiceName name) throws ServiceException, InterruptedException {
        requireInstalled(name);
        systemctl.launch(name);
    }

    @Override
    public void restart(ServiceName name) throws ServiceException, InterruptedException {
        stop(name);
        start(name);
    }

    @Override
    public void stop(ServiceName name) throws ServiceException, InterruptedException {
        if (nothingWithoutSystemd(name)) {
            return;
        }
        requireSystemd();
        if (folder.read(name).isEmpty()) {
            requireNotForeign(name);
            return;
        }
        systemctl.stop(name);
        // What was stopped on purpose is not failed any more.
        if (systemctl.show(name).status().state() == ServiceState.FAILED) {
            systemctl.forgetFailure(name);
        }
    }

    @Override
    public ServiceStatus status(ServiceName name) throws ServiceException, InterruptedException {
        if (nothingWithoutSystemd(name)) {
            return ServiceStatus.NOT_INSTALLED;
        }
        requireSystemd();
        return systemctl.show(name).status();
    }

    @Override
    public Optional<ServiceDefinition> installed(ServiceName name)
            throws ServiceException, InterruptedException {
        if (nothingWithoutSystemd(name)) {
            return Optional.empty();
        }
        requireNotForeign(name);
        return folder.read(name).map(text -> definition(name, text));
    }

    private static ServiceDefinition definition(ServiceName name, String text) {
        try {
            return UnitFile.parse(text);
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.DEBUG, "the unit " + name + " was changed by hand", e);
            return DamagedUnit.read(name, text);
        }
    }

    @Override
    public boolean holds(ServiceDefinition definition)
            throws ServiceException, InterruptedException {
        return drift(definition).stream().noneMatch(ServiceDrift::repairable);
    }

    @Override
    public List<ServiceDrift> drift(ServiceDefinition definition)
            throws ServiceException, InterruptedException {
        ServiceName name = definition.name();
        UnitProperties now = requireNotForeign(name);
        return UnitDrift.of(definition, folder.read(name), now, folder.rights(name));
    }

    @Override
    public List<String> lastLines(ServiceName name, int lines)
            throws ServiceException, InterruptedException {
        return systemctl.journal(name, lines);
    }

    private static boolean enabled(ServiceDefinition definition) {
        return switch (definition.start()) {
            case AUTOMATIC, DELAYED -> true;
            case MANUAL -> false;
        };
    }

    /// @return what systemd knows about the unit, which is ours or does not exist
    private UnitProperties requireNotForeign(ServiceName name)
            throws ServiceException, InterruptedException {
        requireSystemd();
        UnitProperties now = systemctl.show(name);
        boolean elsewhere =
                !now.file().isEmpty() && !now.file().equals(folder.file(name).toString());
        if (elsewhere) {
            throw new ServiceException(new ForeignService(name, now.file()));
        }
        if (folder.read(name).isEmpty() && now.known() && now.file().isEmpty()) {
            throw new ServiceException(new ForeignService(name, folder.file(name).toString()));
        }
        return now;
    }

    /// A host without systemd has no such service, and there is nothing to ask.
    private boolean nothingWithoutSystemd(ServiceName name) throws ServiceException {
        return !Files.isDirectory(booted) && folder.read(name).isEmpty();
    }

    private void requireSystemd() throws ServiceException {
        if (!Files.isDirectory(booted)) {
            throw new ServiceException(
                    new NoServiceManager(new Detection.Absent("systemd", booted.toString())));
        }
    }

    @Override
    public Optional<Path> definitions() {
        return Optional.of(folder.path());
    }

    /// Root may do everything that the file system lets anyone do.
    private void requireElevated(String operation) throws ServiceException {
        if (!Files.isWritable(folder.path())) {
            throw new ServiceException(
                    "root".equals(System.getProperty("user.name"))
                            ? new FileFailed("write", folder.path(), "Read-only file system")
                            : new NotElevated(operation));
        }
    }
}
