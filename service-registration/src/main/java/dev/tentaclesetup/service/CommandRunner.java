package dev.tentaclesetup.service;

import java.time.Duration;
import java.util.List;

/// Runs a program of the system and waits for its end. The only way in which this module starts
/// one, so that tests can see every argument.
@FunctionalInterface
public interface CommandRunner {

    /// Runs the program.
    ///
    /// @param command program and arguments; no shell is between
    /// @param limit after which it is killed with all its children
    /// @return exit code and output, also for an exit code other than 0
    /// @throws ServiceException with [ServiceFailure.CommandNotStarted] or
    ///   [ServiceFailure.CommandTimedOut]
    CommandResult run(List<String> command, Duration limit)
            throws ServiceException, InterruptedException;

    /// How a command ended.
    ///
    /// @param exitCode 0 for success
    /// @param output standard output and error output together, as far as kept
    record CommandResult(int exitCode, String output) {}
}
