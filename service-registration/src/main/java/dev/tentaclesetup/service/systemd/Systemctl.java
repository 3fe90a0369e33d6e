package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.CommandFailed;
import dev.tentaclesetup.service.ServiceFailure.NotElevated;
import dev.tentaclesetup.service.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The calls of `systemctl` and `journalctl` that we make, each with its exact arguments.
final class Systemctl {

    /// `systemctl`: the user had insufficient privileges (systemctl(1), "Exit status").
    private static final int NO_PERMISSION = 4;

    private static final int KEPT_OUTPUT = 8 * 1024;
    private static final int KEPT_LINE = 1000;

    private final CommandRunner commands;

    Systemctl(CommandRunner commands) {
        this.commands = commands;
    }

    /// The version of the running systemd; empty when none runs. In a chroot `systemctl` ignores
    /// all commands and exits with 0, so its exit code says nothing.
    String version() throws ServiceException, InterruptedException {
        List<String> command = List.of("systemctl", "show", "--no-pager", "-p", "Version");
        return UnitProperties.parse(require(command, SystemdTimes.QUERY))
                .values()
                .getOrDefault("Version", "");
    }

    UnitProperties show(ServiceName name) throws ServiceException, InterruptedException {
        List<String> command =
                List.of(
                        "systemctl",
                        "show",
                        "--no-pager",
                        "-p",
                        String.join(",", UnitProperties.NAMES),
                        name.unit());
        return UnitProperties.parse(require(command, SystemdTimes.QUERY));
    }

    void reload() throws ServiceException, InterruptedException {
        require(List.of("systemctl", "--no-ask-password", "daemon-reload"), SystemdTimes.RELOAD);
    }

    void enable(ServiceName name) throws ServiceException, InterruptedException {
        require(verb("enable", name), SystemdTimes.RELOAD);
    }

    void disable(ServiceName name) throws ServiceException, InterruptedException {
        require(verb("disable", name), SystemdTimes.RELOAD);
    }

    void stop(ServiceName name) throws ServiceException, InterruptedException {
        require(verb("stop", name), SystemdTimes.STOP_COMMAND);
    }

    /// Clears the failed state of the unit. The exit code does not matter: it is not 0 when the
    /// unit has not failed.
    void forgetFailure(ServiceName name) throws ServiceException, InterruptedException {
        commands.run(verb("reset-failed", name), SystemdTimes.QUERY);
    }

    /// Starts the unit. A failed start is a result, not an exception: the caller asks for the
    /// reason.
    CommandResult start(ServiceName name) throws ServiceException, InterruptedException {
        CommandResult result = commands.run(verb("start", name), SystemdTimes.START);
        if (result.exitCode() == NO_PERMISSION) {
            throw new ServiceException(new NotElevated("start " + name));
        }
        return result;
    }

    /// Queues the start and returns at once.
    void launch(ServiceName name) throws ServiceException, InterruptedException {
        require(
                List.of("systemctl", "--no-ask-password", "--no-block", "start", name.unit()),
                SystemdTimes.RELOAD);
    }

    /// The last lines of the journal; empty when it cannot be read, because it only explains
    /// failures and must not cause one.
    List<String> journal(ServiceName name, int lines)
            throws ServiceException, InterruptedException {
        List<String> command =
                List.of(
                        "journalctl",
                        "--no-pager",
                        "-q",
                        "-o",
                        "cat",
                        "-n",
                        Integer.toString(lines),
                        "-u",
                        name.unit());
        CommandResult result = commands.run(command, SystemdTimes.QUERY);
        if (result.exitCode() != 0) {
            return List.of();
        }
        var kept = new ArrayList<String>();
        result.output()
                .lines()
                .map(line -> line.substring(0, Math.min(line.length(), KEPT_LINE)))
                .forEach(kept::add);
        return kept.subList(Math.max(0, kept.size() - lines), kept.size());
    }

    static ServiceException failed(List<String> command, CommandResult result) {
        String output = result.output().strip();
        String end = output.substring(Math.max(0, output.length() - KEPT_OUTPUT));
        return new ServiceException(new CommandFailed(command, result.exitCode(), end));
    }

    static List<String> verb(String verb, ServiceName name) {
        return List.of("systemctl", "--no-ask-password", verb, name.unit());
    }

    private String require(List<String> command, Duration limit)
            throws ServiceException, InterruptedException {
        CommandResult result = commands.run(command, limit);
        if (result.exitCode() == NO_PERMISSION) {
            throw new ServiceException(new NotElevated(String.join(" ", command)));
        }
        if (result.exitCode() != 0) {
            throw failed(command, result);
        }
        return result.output();
    }
}
