package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.windows.ReportedStatus.State;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// One life of a service, from start pending to stopped, as it is reported to the manager. While it
/// starts or stops it shows progress at an interval, but not for ever: the manager must be able to
/// see that a service hangs.
final class ServiceLife implements WindowsServiceHost.Signals {

    private static final int TAKEN = 0;
    private static final int NOT_IMPLEMENTED = 120;

    private static final int STOP = 1;
    private static final int INTERROGATE = 4;
    private static final int SHUTDOWN = 5;
    private static final int PRESHUTDOWN = 15;

    private final Pace pace;
    private final CountDownLatch stopWished = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private Consumer<ReportedStatus> reports = status -> {};
    private ReportedStatus now = new ReportedStatus(State.START_PENDING, 0, 1);

    ServiceLife(Pace pace) {
        this.pace = pace;
    }

    /// How progress is shown.
    ///
    /// @param interval between two checkpoints, well below [ReportedStatus#WAIT_HINT_MILLIS]
    /// @param checkpoints after so many there are no more of one pending state
    record Pace(Duration interval, int checkpoints) {

        /// Five minutes at most.
        static final Pace STANDARD = new Pace(Duration.ofSeconds(5), 60);
    }

    /// Takes one control of the manager, on the manager's own thread: returns at once.
    ///
    /// @return Windows' error number, 0 for taken
    int control(int number) {
        return switch (number) {
            case STOP, SHUTDOWN, PRESHUTDOWN -> {
                to(State.STOP_PENDING, 0);
                stopWished.countDown();
                yield TAKEN;
            }
            case INTERROGATE -> TAKEN;
            default -> NOT_IMPLEMENTED;
        };
    }

    /// @param sink takes each status from now on
    void begin(Consumer<ReportedStatus> sink) {
        lock.lock();
        try {
            reports = sink;
            reports.accept(now);
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("service-progress").start(this::showProgress);
    }

    @Override
    public void ready() {
        to(State.RUNNING, 0);
    }

    @Override
    public void awaitStop() throws InterruptedException {
        stopWished.await();
    }

    @Override
    public boolean stopping() {
        return stopWished.getCount() == 0;
    }

    /// @param exitCode 0, or the service's own number for why it ended. Not reported for a service
    ///   that was asked to stop: the manager would take it for a failure and start the service
    ///   again
    void end(int exitCode) {
        to(State.STOPPED, stopping() ? 0 : exitCode);
        ended.countDown();
    }

    /// Only forwards: a service that is ready after it was asked to stop stays stopping, and
    /// nothing comes after the end.
    private void to(State next, int exitCode) {
        lock.lock();
        try {
            if (next.compareTo(now.state()) > 0) {
                now = new ReportedStatus(next, exitCode, next.pending() ? 1 : 0);
                reports.accept(now);
            }
        } finally {
            lock.unlock();
        }
    }

    private void showProgress() {
        try {
            while (!ended.await(pace.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                advance();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void advance() {
        lock.lock();
        try {
            if (now.state().pending() && now.checkpoint() < pace.checkpoints()) {
                now = new ReportedStatus(now.state(), 0, now.checkpoint() + 1);
                reports.accept(now);
            }
        } finally {
            lock.unlock();
        }
    }
}
