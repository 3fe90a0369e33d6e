package dev.tentaclesetup.service.process;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/// Services as ordinary background processes of the current user: for machines without a service
/// manager, for containers and for people without an administrator's rights.
///
/// Nothing starts such a service again, neither after a crash nor at boot. Account, start mode and
/// the units before it are kept in the definition but have no effect; a service that reports its
/// readiness is taken as running once it was executed.
///
/// A service that ended without [#stop] is [ServiceState#FAILED] until it is stopped or started.
public final class ProcessServiceManager implements ServiceManager {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOG_TAIL_BYTES = 64 * 1024;

    private final ProcessFolder folder;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();

    /// @param folder for definitions, process ids and logs; made when needed, removed when empty
    public ProcessServiceManager(Path folder) {
        this(folder, PATIENCE);
    }

    ProcessServiceManager(Path folder, Duration patience) {
        this.folder = new ProcessFolder(folder.toAbsolutePath());
        this.patience = patience;
    }

    @Override
    public Detection detect() {
        return new Detection.Present("background process", "");
    }

    @Override
    public void install(ServiceDefinition definition, AccountPassword password)
            throws ServiceException {
        if (!holds(definition)) {
            folder.write(definition);
        }
    }

    @Override
    public void uninstall(ServiceName name) throws ServiceException, InterruptedException {
        stop(name);
        folder.delete(name);
    }

    @Override
    public void start(ServiceName name) throws ServiceException, InterruptedException {
        lock.lockInterruptibly();
        try {
            ServiceDefinition definition =
                    folder.read(name)
                            .orElseThrow(() -> new ServiceException(new NotInstalled(name)));
            if (running(name).isPresent()) {
                return;
            }
            ProcessHandle process =
                    BackgroundProcess.start(definition, folder.log(name), folder.oldLog(name));
            // A process that has ended already leaves a mark that fits nothing: failed.
            ProcessMark mark =
                    ProcessMark.of(process.pid())
                            .orElseGet(() -> new ProcessMark(process.pid(), "ended"));
            try {
                folder.mark(name, mark);
            } catch (ServiceException e) {
                process.destroyForcibly();
                throw e;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop(ServiceName name) throws ServiceException, InterruptedException {
        lock.lockInterruptibly();
        try {
            Optional<ProcessHandle> process = running(name);
            if (process.isPresent() && !ProcessEnding.end(process.get(), patience)) {
                throw new ServiceException(new TimedOut(name, ServiceState.STOPPED, patience));
            }
            folder.clearMark(name);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void restart(ServiceName name) throws ServiceException, InterruptedException {
        stop(name);
        start(name);
    }

    @Override
    public ServiceStatus status(ServiceName name) throws ServiceException {
        if (folder.read(name).isEmpty()) {
            return ServiceStatus.NOT_INSTALLED;
        }
        Optional<ProcessHandle> process = running(name);
        if (process.isPresent()) {
            OptionalLong id = OptionalLong.of(process.get().pid());
            return new ServiceStatus(ServiceState.RUNNING, id, false, "success");
        }
        return folder.started(name)
                ? new ServiceStatus(ServiceState.FAILED, OptionalLong.empty(), false, "ended")
                : new ServiceStatus(ServiceState.STOPPED, OptionalLong.empty(), false, "success");
    }

    @Override
    public Optional<ServiceDefinition> installed(ServiceName name) throws ServiceException {
        return folder.read(name);
    }

    @Override
    public boolean holds(ServiceDefinition definition) throws ServiceException {
        return folder.read(definition.name()).equals(Optional.of(definition));
    }

    @Override
    public List<String> lastLines(ServiceName name, int lines) throws ServiceException {
        Path log = folder.log(name);
        if (!Files.isReadable(log)) {
            return List.of();
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] tail = new byte[(int) Math.min(length, LOG_TAIL_BYTES)];
            file.seek(length - tail.length);
            file.readFully(tail);
            List<String> all = Arrays.asList(new String(tail, StandardCharsets.UTF_8).split("\\R"));
            return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            throw new ServiceException(new ServiceFailure.FileFailed("read", log, e.toString()), e);
        }
    }

    private Optional<ProcessHandle> running(ServiceName name) throws ServiceException {
        return folder.mark(name).flatMap(ProcessMark::handle);
    }
}
