package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.InstanceMessages;
import dev.tentaclesetup.agent.log.AgentLog;
import dev.tentaclesetup.instance.InstanceException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;

/// The program that a Tentacle's service runs: `agent --instance NAME` or `agent --config FILE`.
///
/// Exit codes: 0 after a stop, 1 for what the user can put right, 100 for anything else
/// [tentacle-services 13].
public final class AgentMain {
    private static final String RULE = "=".repeat(79);

    private AgentMain() {}

    /// Runs the agent until it is stopped, and ends the process.
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        AgentLog log = AgentLog.begin(System.getenv(), System.out, System.err);
        try {
            AgentOptions options = AgentOptions.parse(arguments);
            if (options.help()) {
                System.out.print(AgentHelp.TEXT);
                return 0;
            }
            if (WindowsService.possible(options.host())) {
                OptionalInt served = WindowsService.run(options, host -> run(options, log, host));
                if (served.isPresent()) {
                    return served.getAsInt();
                }
            }
            return run(options, log, new ProcessHost(System.getenv(), options.host()));
        } catch (CommandException e) {
            return fail(e, log);
        } finally {
            log.end();
        }
    }

    private static int run(AgentOptions options, AgentLog log, ServiceHost host) {
        try {
            new AgentRun(System.getenv(), log, host).run(options);
            return 0;
        } catch (CommandException e) {
            return fail(e, log, host);
        } catch (InstanceException e) {
            return fail(InstanceMessages.explain(e), log, host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (RuntimeException e) {
            System.getLogger(AgentMain.class.getName())
                    .log(System.Logger.Level.ERROR, "The agent ends because of an error in it.", e);
            return CommandException.Kind.UNEXPECTED.exitCode();
        }
    }

    private static int fail(CommandException e, AgentLog log, ServiceHost host) {
        host.failed(e.sentence());
        return fail(e, log);
    }

    private static int fail(CommandException e, AgentLog log) {
        String message = e.sentence();
        log.addUsualFile(System.getenv(), InstantSource.system());
        log.fileOnly(List.of(message));
        PrintStream errors = System.err;
        switch (e.kind()) {
            case CONTROLLED -> errors.println(message);
            case UNEXPECTED -> {
                errors.println(RULE);
                errors.println(message);
            }
        }
        return e.kind().exitCode();
    }
}
