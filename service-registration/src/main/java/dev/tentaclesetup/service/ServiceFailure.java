package dev.tentaclesetup.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Why an operation on a service, an account or the firewall of the operating system failed. Each
/// is one cause; texts in them are the system's own, for logs.
public sealed interface ServiceFailure {

    /// The operation needs an administrator's rights.
    ///
    /// @param operation what was tried, for the log
    record NotElevated(String operation) implements ServiceFailure {}

    /// There is no service of that name.
    ///
    /// @param name as asked for
    record NotInstalled(ServiceName name) implements ServiceFailure {}

    /// This host has no such service manager.
    ///
    /// @param absent what was not found
    record NoServiceManager(Detection.Absent absent) implements ServiceFailure {}

    /// A service of that name exists and was not made by this product; it was not touched.
    ///
    /// @param name of both
    /// @param definedBy where it comes from: the unit's file, or the program that it runs
    record ForeignService(ServiceName name, String definedBy) implements ServiceFailure {}

    /// A command of the system answered with an exit code other than 0.
    ///
    /// @param command program and arguments
    /// @param output its last lines, at most 8 KiB
    record CommandFailed(List<String> command, int exitCode, String output)
            implements ServiceFailure {
        public CommandFailed {
            command = List.copyOf(command);
        }
    }

    /// A command of the system could not be started at all.
    ///
    /// @param command program and arguments
    /// @param reason the system's own words
    record CommandNotStarted(List<String> command, String reason) implements ServiceFailure {
        public CommandNotStarted {
            command = List.copyOf(command);
        }
    }

    /// A command of the system did not end in time and was killed with all its children.
    ///
    /// @param command program and arguments
    /// @param after the limit that has passed
    record CommandTimedOut(List<String> command, Duration after) implements ServiceFailure {
        public CommandTimedOut {
            command = List.copyOf(command);
        }
    }

    /// A service did not reach the wanted state in time.
    ///
    /// @param after the limit that has passed
    /// @param told the status that the service reported last; empty when it reported none
    record TimedOut(ServiceName name, ServiceState wanted, Duration after, String told)
            implements ServiceFailure {
        /// For a service that reports no status.
        public TimedOut(ServiceName name, ServiceState wanted, Duration after) {
            this(name, wanted, after, "");
        }
    }

    /// A service was started and ended by itself, or could not be executed.
    ///
    /// @param result the manager's own word (`exit-code`, `signal`, `timeout`, …)
    /// @param log what the service wrote last, oldest line first; empty when it is not readable
    record Crashed(ServiceName name, String result, List<String> log) implements ServiceFailure {
        public Crashed {
            log = List.copyOf(log);
        }
    }

    /// A file of the service could not be read or written.
    ///
    /// @param operation what was tried, for the log
    /// @param reason the system's own words
    record FileFailed(String operation, Path file, String reason) implements ServiceFailure {}

    /// A call of the operating system failed.
    ///
    /// @param operation the call and what it was for, for the log
    /// @param code the system's error number
    /// @param reason the system's own words; may be empty
    record NativeFailed(String operation, int code, String reason) implements ServiceFailure {}

    /// The system does not take the account for this service.
    ///
    /// @param account as it was given
    /// @param problem what is wrong with it
    /// @param code the system's error number
    record AccountRefused(String account, AccountProblem problem, int code)
            implements ServiceFailure {}

    /// What is wrong with an account.
    enum AccountProblem {
        /// There is no account of that name.
        UNKNOWN,
        /// Its domain cannot be asked, so whether there is such an account is not known.
        UNREACHABLE,
        /// The password is wrong, or there is none and one is needed.
        PASSWORD,
        /// It is disabled, locked out or expired, or its password has expired.
        BARRED,
        /// It is managed by a domain, and this host could not log it on with the password from
        /// there.
        MANAGED,
        /// It may not log on as a service.
        RIGHT
    }

    /// An account of that name exists and was not made by this product for this instance; it was
    /// neither changed nor removed.
    ///
    /// @param account its name
    record ForeignAccount(String account) implements ServiceFailure {}

    /// There is no firewall on this host to which rules could be added.
    ///
    /// @param found the name of what is there; empty when nothing is
    record NoFirewall(String found) implements ServiceFailure {}

    /// The service is marked for deletion (Windows); it is deleted when the last program that has
    /// it open closes it.
    record MarkedForDeletion(ServiceName name) implements ServiceFailure {}

    /// The service cannot be stopped because others that depend on it run.
    ///
    /// @param dependents their names
    record DependentsRunning(ServiceName name, List<String> dependents) implements ServiceFailure {
        public DependentsRunning {
            dependents = List.copyOf(dependents);
        }
    }

    /// The service is disabled, so that it cannot be started.
    record Disabled(ServiceName name) implements ServiceFailure {}

    /// Another service has this name as its display name (Windows).
    record NameTaken(ServiceName name) implements ServiceFailure {}

    /// A service that this one depends on does not exist or did not start.
    ///
    /// @param dependencies all that it depends on, of which at least one is the cause
    record DependencyFailed(ServiceName name, List<String> dependencies) implements ServiceFailure {
        public DependencyFailed {
            dependencies = List.copyOf(dependencies);
        }
    }
}
