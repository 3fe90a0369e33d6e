package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;

/// The name under which a service writes to Windows' application log: its own. Registered, so that
/// the event viewer shows the texts as they are.
public final class EventSource {

    /// The message file has the text `%1` for this identifier, as for all from 1 to 1000.
    private static final int MESSAGE = 1;

    /// `ReportEvent` takes 31,839 characters.
    private static final int LONGEST = 31_000;

    private final ServiceName name;
    private final EventLog log;

    /// On this host, which must be Windows.
    public EventSource(ServiceName name) {
        this(name, new NativeEventLog());
    }

    EventSource(ServiceName name, EventLog log) {
        this.name = name;
        this.log = log;
    }

    /// How much an event matters.
    public enum Level {
        ERROR(0x1),
        WARNING(0x2),
        INFORMATION(0x4);

        private final int number;

        Level(int number) {
            this.number = number;
        }
    }

    /// Makes the source known; no change when it is.
    public void register() throws ServiceException {
        if (!log.registered(name.value())) {
            log.register(name.value());
        }
    }

    /// Takes the source away; its events stay.
    public void unregister() throws ServiceException {
        log.unregister(name.value());
    }

    /// Writes an event. Works for a source that is not registered as well, but then the event
    /// viewer puts a remark about a missing description before the text.
    ///
    /// @param text cut to what the log takes; never a secret
    public void report(Level level, String text) throws ServiceException {
        log.report(
                name.value(),
                level.number,
                MESSAGE,
                text.substring(0, Math.min(text.length(), LONGEST)));
    }
}
