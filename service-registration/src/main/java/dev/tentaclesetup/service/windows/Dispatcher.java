package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// The connection between this process and the service control manager that started it.
interface Dispatcher {

    /// Hands this thread to the manager until the service has stopped.
    ///
    /// @param serviceMain called once, on another thread
    /// @return false when the manager did not start this process, and nothing was called
    /// @throws ServiceException when the manager refused for another reason
    boolean dispatch(Runnable serviceMain) throws ServiceException;

    /// Registers the handler of the manager's controls. Called within `serviceMain`.
    ///
    /// @param handler of one control's number; returns Windows' error number, 0 for taken
    /// @return takes the statuses to report
    /// @throws ServiceException when the manager refused
    Consumer<ReportedStatus> register(IntUnaryOperator handler) throws ServiceException;
}
