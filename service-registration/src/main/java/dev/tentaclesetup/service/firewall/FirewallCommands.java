package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Calls of a firewall's own programs.
///
/// @param runner starts them
record FirewallCommands(CommandRunner runner) {
    /// Front ends written in Python start slowly on small machines.
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final int KEPT_OUTPUT = 8 * 1024;

    CommandResult run(List<String> command) throws ServiceException, InterruptedException {
        return runner.run(command, LIMIT);
    }

    /// The output of a command that has to succeed.
    String require(List<String> command) throws ServiceException, InterruptedException {
        CommandResult result = run(command);
        if (result.exitCode() != 0) {
            String output = result.output().strip();
            String end = output.substring(Math.max(0, output.length() - KEPT_OUTPUT));
            throw new ServiceException(new CommandFailed(command, result.exitCode(), end));
        }
        return result.output();
    }

    /// Empty when the program is not installed, or does not end.
    Optional<CommandResult> ask(List<String> command) throws InterruptedException {
        try {
            return Optional.of(run(command));
        } catch (ServiceException e) {
            System.Logger.Level level =
                    e.failure() instanceof CommandNotStarted
                            ? System.Logger.Level.DEBUG
                            : System.Logger.Level.WARNING;
            System.getLogger(FirewallCommands.class.getName())
                    .log(level, "A firewall did not answer: " + command, e);
            return Optional.empty();
        }
    }
}
