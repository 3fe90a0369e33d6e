package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.windows.ServiceControl.ProcessStatus;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Waits for a service as Windows wants it: as long as its checkpoint grows within the time that
/// the service itself gave for that, but no longer than a limit.
final class ServiceWait {

    private static final Duration INTERVAL = Duration.ofMillis(100);

    /// Used in place of a hint that is missing or shorter.
    private static final Duration LEAST_HINT = Duration.ofSeconds(10);

    /// Used in place of a longer hint.
    private static final Duration MOST_HINT = Duration.ofMinutes(1);

    private final ServiceControl control;
    private final LongSupplier nanoTime;
    private final Pause pause;

    ServiceWait(ServiceControl control) {
        this(control, System::nanoTime, ServiceWait::pause);
    }

    ServiceWait(ServiceControl control, LongSupplier nanoTime, Pause pause) {
        this.control = control;
        this.nanoTime = nanoTime;
        this.pause = pause;
    }

    /// Lets time pass.
    @FunctionalInterface
    interface Pause {
        void pause(Duration time) throws InterruptedException;
    }

    private static void pause(Duration time) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        assert !never;
    }

    /// @param wanted for the failure
    /// @param done what is waited for; asked also about a service that is gone
    /// @param limit for all of it
    /// @return the status that was waited for
    /// @throws ServiceException with [TimedOut] at the limit, or when nothing moves
    ProcessStatus until(
            ServiceName name, ServiceState wanted, Duration limit, Predicate<ProcessStatus> done)
            throws ServiceException, InterruptedException {
        long start = nanoTime.getAsLong();
        long moved = start;
        ProcessStatus before = look(name);
        while (!done.test(before)) {
            long now = nanoTime.getAsLong();
            if (now - moved > hint(before).toNanos() || now - start > limit.toNanos()) {
                throw new ServiceException(
                        new TimedOut(name, wanted, Duration.ofNanos(now - start)));
            }
            pause.pause(INTERVAL);
            ProcessStatus next = look(name);
            if (next.state() != before.state() || next.checkpoint() != before.checkpoint()) {
                moved = nanoTime.getAsLong();
            }
            before = next;
        }
        return before;
    }

    private ProcessStatus look(ServiceName name) throws ServiceException {
        return control.status(name).orElse(new ProcessStatus(ProcessStatus.STOPPED, 0, 0, 0, 0, 0));
    }

    private static Duration hint(ProcessStatus status) {
        Duration told = Duration.ofMillis(Math.max(0, status.waitHintMillis()));
        Duration least = told.compareTo(LEAST_HINT) < 0 ? LEAST_HINT : told;
        return least.compareTo(MOST_HINT) > 0 ? MOST_HINT : least;
    }
}
