package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import java.util.List;

/// Windows' application log.
interface EventLog {

    /// Whether the viewer knows where the texts of a source come from.
    boolean registered(String source) throws ServiceException;

    void register(String source) throws ServiceException;

    /// Succeeds when it is not registered.
    void unregister(String source) throws ServiceException;

    /// @param level `wType` of `ReportEvent`
    /// @param message identifier in the message file
    void report(String source, int level, int message, String text) throws ServiceException;

    /// What a source wrote last, oldest first.
    ///
    /// @param events at most so many
    List<String> last(String source, int events) throws ServiceException;
}
