package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.windows.ServiceLife.Pace;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Being a Windows service: this process, started by the service control manager, reports to it
/// what the program does, and passes its requests to stop to the program.
///
/// The life of a hosted service:
///
/// 1. [#run] hands the calling thread to the manager, which calls back on a thread of its own.
/// 2. The service is *starting*, with growing checkpoints, while the program gets ready.
/// 3. [Signals#ready] makes it *running*.
/// 4. The manager's stop, shutdown or pre-shutdown makes it *stopping*, with growing checkpoints;
///    [Signals#awaitStop] returns.
/// 5. The program returns and the service is *stopped*. An exit code other than 0 is reported as
///    the service's own, so that the manager's recovery actions see a failure, unless it was to
///    stop.
/// 6. [#run] returns. The process has to end now.
public final class WindowsServiceHost {

    private static final System.Logger LOG = System.getLogger(WindowsServiceHost.class.getName());

    /// What is reported for a program that throws, as the official Tentacle's exit code for it.
    private static final int THREW = 100;

    private final Dispatcher dispatcher;
    private final Pace pace;

    /// For this process.
    public WindowsServiceHost() {
        this(new NativeDispatcher(), Pace.STANDARD);
    }

    WindowsServiceHost(Dispatcher dispatcher, Pace pace) {
        this.dispatcher = dispatcher;
        this.pace = pace;
    }

    /// What the service does.
    @FunctionalInterface
    public interface Program {

        /// Works until [Signals#awaitStop] returns, or until it cannot go on.
        ///
        /// @return the exit code, 0 for a stop that was asked for
        int run(Signals signals) throws InterruptedException;
    }

    /// Between a program and the service control manager. May be used from any thread.
    public interface Signals {

        /// Reports that the service is ready. Has no effect the second time, nor after the request
        /// to stop.
        void ready();

        /// Waits until the service has to stop.
        void awaitStop() throws InterruptedException;

        /// Whether the service has to stop.
        boolean stopping();
    }

    /// How a run ended.
    public sealed interface Outcome {

        /// The program ran as a service.
        ///
        /// @param exitCode its own
        record Served(int exitCode) implements Outcome {}

        /// The service control manager did not start this process: it was called from a console,
        /// and the program did not run.
        record NotAService() implements Outcome {}
    }

    /// Runs the program as the service that this process was started for. To be called once in a
    /// process.
    ///
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.NativeFailed] when
    ///   the manager does not take the process as a service
    public Outcome run(Program program) throws ServiceException {
        var life = new ServiceLife(pace);
        var served = new AtomicReference<Outcome.@Nullable Served>();
        var failed = new AtomicReference<@Nullable ServiceException>();
        boolean service =
                dispatcher.dispatch(() -> {
                    try {
                        life.begin(dispatcher.register(life::control));
                    } catch (ServiceException e) {
                        failed.set(e);
                        return;
                    }
                    int exitCode = exitCode(program, life);
                    served.set(new Outcome.Served(exitCode));
                    life.end(exitCode);
                });
        if (!service) {
            return new Outcome.NotAService();
        }
        ServiceException failure = failed.get();
        if (failure != null) {
            throw failure;
        }
        Outcome.Served outcome = served.get();
        return outcome == null ? new Outcome.Served(THREW) : outcome;
    }

    /// A mistake of the program ends the service as failed, and must not leave it starting for
    /// ever.
    @SuppressWarnings("IllegalCatch")
    private static int exitCode(Program program, ServiceLife life) {
        try {
            return program.run(life);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "the service failed", e);
            return THREW;
        }
    }
}
