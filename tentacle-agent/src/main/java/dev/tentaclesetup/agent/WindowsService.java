package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.EventSource;
import dev.tentaclesetup.service.windows.WindowsServiceHost;
import dev.tentaclesetup.service.windows.WindowsServiceHost.Outcome;
import dev.tentaclesetup.service.windows.WindowsServiceHost.Signals;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/// The agent as the Windows service that this process was started for. Loaded on Windows alone:
/// native calls take memory.
final class WindowsService {

    private static final System.Logger LOG = System.getLogger(WindowsService.class.getName());

    private WindowsService() {}

    /// Whether the service control manager may have started this: it leaves no trace in the
    /// environment, so it has to be asked.
    static boolean possible(AgentOptions.Host host) {
        return host == AgentOptions.Host.AUTOMATIC
                && System.getProperty("os.name").startsWith("Windows");
    }

    /// Runs the agent as a service.
    ///
    /// @param options name the instance, and so the service
    /// @param agent gives the exit code
    /// @return empty when no service control manager started this process; the agent did not run
    static OptionalInt run(AgentOptions options, ToIntFunction<ServiceHost> agent)
            throws CommandException {
        var events =
                new EventSource(
                        ServiceName.forWindowsInstance(options.instance().orElse("Tentacle")));
        try {
            Outcome outcome =
                    new WindowsServiceHost()
                            .run(signals -> agent.applyAsInt(new ServiceControl(signals, events)));
            return switch (outcome) {
                case Outcome.Served served -> OptionalInt.of(served.exitCode());
                case Outcome.NotAService _ -> OptionalInt.empty();
            };
        } catch (ServiceException e) {
            throw new CommandException(
                    CommandException.Kind.UNEXPECTED, e, "agent.no-service", reason(e.failure()));
        }
    }

    /// The dispatcher fails with the system's error only; see [WindowsServiceHost#run].
    private static String reason(ServiceFailure failure) {
        return failure instanceof ServiceFailure.NativeFailed(_, int code, String reason)
                ? (code + " " + reason).strip()
                : "";
    }

    private record ServiceControl(Signals signals, EventSource events) implements ServiceHost {

        private static final Duration FIRST_ANSWER_LIMIT = Duration.ofSeconds(10);

        @Override
        public boolean wantsReports() {
            return true;
        }

        /// At boot Windows starts no further service while one is starting.
        @Override
        public Duration firstAnswerLimit() {
            return FIRST_ANSWER_LIMIT;
        }

        /// To the event log, because what a service prints is lost.
        @Override
        public void failed(String reason) {
            event(System.Logger.Level.ERROR, reason);
        }

        @Override
        public void event(System.Logger.Level level, String text) {
            try {
                events.report(eventLevel(level), text);
            } catch (ServiceException e) {
                LOG.log(System.Logger.Level.WARNING, "The event log cannot be written.", e);
            }
        }

        private static EventSource.Level eventLevel(System.Logger.Level level) {
            return switch (level) {
                case ERROR -> EventSource.Level.ERROR;
                case WARNING -> EventSource.Level.WARNING;
                case ALL, TRACE, DEBUG, INFO, OFF -> EventSource.Level.INFORMATION;
            };
        }

        @Override
        public void ready(String status) {
            signals.ready();
        }

        /// Nothing to do: the service control manager has no place for it.
        @Override
        public void status(String status) {}

        @Override
        public void awaitStop() throws InterruptedException {
            signals.awaitStop();
        }
    }
}
