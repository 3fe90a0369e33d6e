package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceName;
import java.util.List;
import java.util.Optional;

/// What we ask of Windows' service control manager and of the registry beside it, call by call. A
/// service that is missing where one is needed, missing rights and everything else that the system
/// refuses are [ServiceException]s.
interface ServiceControl {

    /// Its configuration; empty when there is no such service.
    Optional<ServiceConfiguration> read(ServiceName name) throws ServiceException;

    /// What it does now; empty when there is no such service.
    Optional<ProcessStatus> status(ServiceName name) throws ServiceException;

    void create(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException;

    void change(ServiceName name, ServiceConfiguration wanted, AccountPassword password)
            throws ServiceException;

    /// Marks it as to be deleted; it is deleted when the last program has closed it.
    void delete(ServiceName name) throws ServiceException;

    /// Returns when the manager has started its process.
    void start(ServiceName name) throws ServiceException;

    /// What the manager does from now on when it fails.
    void recover(ServiceName name, Recovery recovery) throws ServiceException;

    /// Sends the stop control.
    void stop(ServiceName name) throws ServiceException;

    /// Our note at the service; empty when there is none.
    Optional<String> note(ServiceName name, Note note) throws ServiceException;

    void note(ServiceName name, Note note, String text) throws ServiceException;

    /// Lets an account log on as a service.
    ///
    /// @return false when it was allowed to before
    boolean grantLogon(String account) throws ServiceException;

    void revokeLogon(String account) throws ServiceException;

    /// Whether another service runs as this account.
    boolean usedByOthers(String account, ServiceName name) throws ServiceException;

    /// The service manager's spelling of an account of the system's own, in whatever language it
    /// was named; any other name as it is.
    String canonicalAccount(String account);

    /// Whether both are names of one account.
    boolean sameAccount(String one, String other);

    /// The services that depend on it and are not stopped.
    List<String> runningDependents(ServiceName name) throws ServiceException;

    /// Values that we keep in the service's `Parameters` key, which goes with the service.
    enum Note {
        /// Who made the service.
        MADE_BY("MadeBy"),
        /// The account that we let log on as a service.
        LOGON_GRANTED("LogonGranted");

        private final String value;

        Note(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }

    /// A service at one moment (`SERVICE_STATUS_PROCESS`).
    ///
    /// @param state Windows' number, 1 to 7
    /// @param exitCode Windows' number for how the last run ended
    /// @param ownExitCode the service's own, when the exit code is 1066
    /// @param checkpoint grows while it starts or stops
    /// @param waitHintMillis until the next checkpoint
    /// @param processId 0 when there is no process
    record ProcessStatus(
            int state,
            int exitCode,
            int ownExitCode,
            int checkpoint,
            int waitHintMillis,
            long processId) {

        static final int STOPPED = 1;
        static final int START_PENDING = 2;
        static final int STOP_PENDING = 3;
        static final int RUNNING = 4;
    }
}
