package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.DependencyFailed;
import dev.tentaclesetup.service.ServiceFailure.DependentsRunning;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.windows.ServiceControl.ProcessStatus;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Starts and stops our services, and reads their states.
final class ServiceRun {

    private static final System.Logger LOG = System.getLogger(ServiceRun.class.getName());

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration PROCESS_END = Duration.ofSeconds(10);
    private static final int CRASH_LINES = 20;

    private final ServiceControl control;
    private final EventLog log;
    private final Processes processes;
    private final ServiceWait wait;

    ServiceRun(ServiceControl control, EventLog log, Processes processes, ServiceWait wait) {
        this.control = control;
        this.log = log;
        this.processes = processes;
        this.wait = wait;
    }

    void start(ServiceName name, ServiceConfiguration configuration)
            throws ServiceException, InterruptedException {
        ProcessStatus before = look(name);
        if (before.state() == ProcessStatus.STOP_PENDING || abandoned(before)) {
            stop(name);
        } else if (before.state() == ProcessStatus.RUNNING) {
            return;
        }
        try {
            control.start(name);
        } catch (ServiceException e) {
            throw startFailure(name, configuration, e);
        }
        ProcessStatus end =
                wait.until(
                        name,
                        ServiceState.RUNNING,
                        START,
                        now -> now.state() == ProcessStatus.RUNNING || stopped(now));
        if (stopped(end)) {
            throw crashed(name, end, null);
        }
    }

    private ServiceException startFailure(
            ServiceName name, ServiceConfiguration configuration, ServiceException e)
            throws ServiceException {
        if (!(e.failure() instanceof NativeFailed failed)) {
            return e;
        }
        return switch (failed.code()) {
            case NativeErrors.DID_NOT_ANSWER, NativeErrors.ENDED_BY_ITSELF ->
                    crashed(name, look(name), e);
            case NativeErrors.DEPENDENCY_FAILED, NativeErrors.DEPENDENCY_MISSING ->
                    new ServiceException(
                            new DependencyFailed(name, configuration.dependencies()), e);
            default -> e;
        };
    }

    private ServiceException crashed(
            ServiceName name, ProcessStatus status, @Nullable Exception cause)
            throws ServiceException {
        return new ServiceException(
                new Crashed(name, result(status), lastLines(name, CRASH_LINES)), cause);
    }

    /// Sends the stop control, waits for the process to end, and kills it at the limit.
    void stop(ServiceName name) throws ServiceException, InterruptedException {
        ProcessStatus before = look(name);
        if (stopped(before)) {
            return;
        }
        if (abandoned(before)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} has no process, but the service manager has not noticed",
                    name);
            return;
        }
        if (askToStop(name, before)) {
            end(name, before, PROCESS_END);
        } else {
            kill(name, before);
        }
    }

    /// The manager takes the end of the process for a failure, and must not start the service
    /// again.
    private void kill(ServiceName name, ProcessStatus before)
            throws ServiceException, InterruptedException {
        control.recover(name, Recovery.NONE);
        try {
            end(name, before, Duration.ZERO);
        } finally {
            control.recover(name, Recovery.RESTART);
        }
    }

    private void end(ServiceName name, ProcessStatus before, Duration patience)
            throws ServiceException, InterruptedException {
        if (!processes.end(before.processId(), patience)) {
            throw new ServiceException(new TimedOut(name, ServiceState.STOPPED, STOP));
        }
        awaitNotice(name);
    }

    /// @return false when it does not stop by itself
    private boolean askToStop(ServiceName name, ProcessStatus before)
            throws ServiceException, InterruptedException {
        try {
            if (before.state() != ProcessStatus.STOP_PENDING) {
                control.stop(name);
            }
            wait.until(name, ServiceState.STOPPED, STOP, ServiceRun::stopped);
            return true;
        } catch (ServiceException e) {
            if (e.failure() instanceof NativeFailed failed
                    && failed.code() == NativeErrors.DEPENDENTS_RUN) {
                throw new ServiceException(
                        new DependentsRunning(name, control.runningDependents(name)), e);
            }
            if (stubborn(e)) {
                LOG.log(System.Logger.Level.WARNING, name + " does not stop; it is ended", e);
                return false;
            }
            throw e;
        }
    }

    private static boolean stubborn(ServiceException e) {
        if (e.failure() instanceof NativeFailed failed) {
            return failed.code() == NativeErrors.CANNOT_ACCEPT_CONTROL
                    || failed.code() == NativeErrors.DID_NOT_ANSWER;
        }
        return e.failure() instanceof TimedOut;
    }

    /// The manager sees the end of a process a moment later.
    private void awaitNotice(ServiceName name) throws ServiceException, InterruptedException {
        try {
            wait.until(name, ServiceState.STOPPED, PROCESS_END, ServiceRun::stopped);
        } catch (ServiceException e) {
            if (!(e.failure() instanceof TimedOut)) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "the manager does not see the end of " + name, e);
        }
    }

    ServiceStatus status(ServiceName name, ServiceConfiguration configuration)
            throws ServiceException {
        ProcessStatus now = look(name);
        boolean process = now.processId() != 0 && processes.alive(now.processId());
        return new ServiceStatus(
                state(now),
                process ? OptionalLong.of(now.processId()) : OptionalLong.empty(),
                configuration.startType() == ServiceConfiguration.AUTOMATIC,
                result(now));
    }

    private ServiceState state(ProcessStatus now) {
        if (abandoned(now)) {
            return ServiceState.FAILED;
        }
        return switch (now.state()) {
            case ProcessStatus.START_PENDING -> ServiceState.STARTING;
            case ProcessStatus.STOP_PENDING -> ServiceState.STOPPING;
            case ProcessStatus.STOPPED -> failed(now) ? ServiceState.FAILED : ServiceState.STOPPED;
            default -> ServiceState.RUNNING;
        };
    }

    List<String> lastLines(ServiceName name, int lines) throws ServiceException {
        return log.last(name.value(), lines);
    }

    private ProcessStatus look(ServiceName name) throws ServiceException {
        return control.status(name).orElse(new ProcessStatus(ProcessStatus.STOPPED, 0, 0, 0, 0, 0));
    }

    private static boolean stopped(ProcessStatus status) {
        return status.state() == ProcessStatus.STOPPED;
    }

    /// Its process is gone and the manager has not noticed, or never will.
    private boolean abandoned(ProcessStatus status) {
        return !stopped(status) && status.processId() != 0 && !processes.alive(status.processId());
    }

    private static boolean failed(ProcessStatus status) {
        return status.exitCode() != 0 && status.exitCode() != NativeErrors.NEVER_STARTED;
    }

    /// `1066 (7)` for a service's own exit code, else Windows' number; empty for a good end.
    private static String result(ProcessStatus status) {
        if (!failed(status)) {
            return "";
        }
        return status.exitCode() == NativeErrors.OWN_EXIT_CODE
                ? status.exitCode() + " (" + status.ownExitCode() + ")"
                : Integer.toString(status.exitCode());
    }
}
