package dev.tentaclesetup.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Why an operation on an operating system service failed.
public sealed interface ServiceFailure {

    /// The operation needs an administrator's rights.
    ///
    /// @param operation what was tried, for the log
    record NotElevated(String operation) implements ServiceFailure {}

    /// There is no service of that name.
    record NotInstalled(ServiceName name) implements ServiceFailure {}

    /// This machine has no such service manager.
    ///
    /// @param absent what was looked for and not found
    record NoServiceManager(Detection.Absent absent) implements ServiceFailure {}

    /// A service of that name exists and was made by somebody else; it was not touched.
    ///
    /// @param name of both
    /// @param definedBy what tells them apart: the unit's file, or the program that it runs
    record ForeignService(ServiceName name, String definedBy) implements ServiceFailure {}

    /// A command of the system answered with an exit code other than 0.
    ///
    /// @param output its last lines, at most 8 KiB
    record CommandFailed(List<String> command, int exitCode, String output)
            implements ServiceFailure {
        public CommandFailed {
            command = List.copyOf(command);
        }
    }

    /// A command of the system could not be started at all.
    record CommandNotStarted(List<String> command, String reason) implements ServiceFailure {
        public CommandNotStarted {
            command = List.copyOf(command);
        }
    }

    /// A command of the system did not end in time and was killed.
    record CommandTimedOut(List<String> command, Duration after) implements ServiceFailure {
        public CommandTimedOut {
            command = List.copyOf(command);
        }
    }

    /// A service did not reach the wanted state in time.
    ///
    /// @param told what the service said of itself then; empty when it said nothing
    record TimedOut(ServiceName name, ServiceState wanted, Duration after, String told)
            implements ServiceFailure {
        /// Of a service that says nothing of itself.
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
    /// @param code the system's error number
    record AccountRefused(String account, AccountProblem problem, int code)
            implements ServiceFailure {}

    /// What is wrong with an account.
    enum AccountProblem {
        /// Nobody of that name.
        UNKNOWN,
        /// Its domain cannot be asked, so whether there is such an account is not known.
        UNREACHABLE,
        /// The password is wrong, or there is none and one is needed.
        PASSWORD,
        /// It is disabled, locked out or expired, or its password is.
        BARRED,
        /// It is managed by a domain, and this machine could not log it on with the password from
        /// there.
        MANAGED,
        /// It may not log on as a service.
        RIGHT
    }

    /// An account of that name exists and was not made by this product for this instance; it was
    /// neither changed nor removed.
    record ForeignAccount(String account) implements ServiceFailure {}

    /// No firewall that rules could be given to filters on this machine.
    ///
    /// @param found the name of what is there; empty when nothing is
    record NoFirewall(String found) implements ServiceFailure {}

    /// The service is being deleted and will be gone when the last program lets go of it.
    record MarkedForDeletion(ServiceName name) implements ServiceFailure {}

    /// The service cannot be stopped because others that depend on it run.
    ///
    /// @param dependents their names
    record DependentsRunning(ServiceName name, List<String> dependents) implements ServiceFailure {
        public DependentsRunning {
            dependents = List.copyOf(dependents);
        }
    }

    /// The service is not to be started: somebody disabled it.
    record Disabled(ServiceName name) implements ServiceFailure {}

    /// Another service is listed under the name.
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
