package dev.tentaclesetup.service.systemd;

import dev.tentaclesetup.service.CommandRunner;
import dev.tentaclesetup.service.CommandRunner.CommandResult;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How a running service reports to systemd that it is ready (sd_notify(3)), for definitions with
/// `Readiness.NOTIFIED`. Does nothing when systemd does not wait for it, so a program may always
/// call it. May be used by any thread.
///
/// It runs `systemd-notify` instead of writing to the socket itself: Java reaches datagram sockets
/// of the file system only by native calls, and those cost a start more time and memory than a
/// child process does after it.
public final class ReadySignal {

    /// The variable by which systemd asks for the signal. A service takes it out of the environment
    /// of programs that it runs for others.
    public static final String VARIABLE = "NOTIFY_SOCKET";

    private static final System.Logger LOG = System.getLogger(ReadySignal.class.getName());
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final int LONGEST = 500;

    private final boolean wanted;
    private final CommandRunner commands;

    /// @param environment of this program, whose parent is the service manager
    public ReadySignal(Map<String, String> environment) {
        this(environment, new ProcessCommandRunner(address(environment)));
    }

    private static Map<String, String> address(Map<String, String> environment) {
        String socket = environment.get(VARIABLE);
        return socket == null ? Map.of() : Map.of(VARIABLE, socket);
    }

    /// @param environment of this program, whose parent is the service manager
    /// @param commands have to pass [#VARIABLE] on
    public ReadySignal(Map<String, String> environment, CommandRunner commands) {
        this.wanted = environment.containsKey(VARIABLE);
        this.commands = commands;
    }

    /// Reports that the service is ready. Blocks for some milliseconds, 20 seconds at most. A
    /// failure is only logged: the service works all the same, and systemd ends the start by its
    /// own limit.
    ///
    /// @param status one line for `systemctl status`; control characters become spaces, and what is
    ///   beyond 500 characters is cut
    public void ready(String status) throws InterruptedException {
        send(List.of("systemd-notify", "--ready", "--status=" + line(status)));
    }

    /// Reports a status, without saying that the service is ready. Blocks as [#ready] does.
    ///
    /// @param status one line for `systemctl status`; control characters become spaces, and what is
    ///   beyond 500 characters is cut
    public void status(String status) throws InterruptedException {
        send(List.of("systemd-notify", "--status=" + line(status)));
    }

    /// A second line would be a message of its own, and parts of the text may come from outside.
    private static String line(String status) {
        String line = CONTROL.matcher(status).replaceAll(" ");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    private void send(List<String> command) throws InterruptedException {
        if (!wanted) {
            return;
        }
        try {
            CommandResult result = commands.run(command, LIMIT);
            if (result.exitCode() != 0) {
                LOG.log(System.Logger.Level.WARNING, "systemd-notify failed: {0}", result);
            }
        } catch (ServiceException e) {
            LOG.log(System.Logger.Level.WARNING, "systemd could not be notified", e);
        }
    }
}
