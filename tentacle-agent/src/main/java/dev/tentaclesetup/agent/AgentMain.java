package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.log.AgentLog;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.MachineFolders;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.ReadySignal;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// The program that a Tentacle's service runs: `agent --instance NAME` or `agent --config FILE`.
///
/// Exit codes: 0 after a wish to stop, 1 for what the user can put right, 100 for anything else
/// (services sheet 13).
public final class AgentMain {
    private static final System.Logger LOG = System.getLogger(AgentMain.class.getName());
    private static final Duration FIRST_POLL_LIMIT = Duration.ofSeconds(10);
    private static final String RULE = "=".repeat(79);

    private final Map<String, String> environment = System.getenv();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean failed = new AtomicBoolean();

    private AgentMain() {}

    /// Runs the agent until it is told to stop, and ends the process.
    public static void main(String[] arguments) {
        System.exit(new AgentMain().run(List.of(arguments)));
    }

    private int run(List<String> arguments) {
        AgentLog log = AgentLog.begin(environment, System.out, System.err);
        try {
            return run(AgentOptions.parse(arguments), log);
        } catch (StartException e) {
            return fail(e);
        } catch (InstanceException e) {
            return fail(InstanceProblems.explain(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            log.end();
        }
    }

    private int run(AgentOptions options, AgentLog log)
            throws StartException, InstanceException, InterruptedException {
        waitFirst(options.delay());
        LoadedInstance instance = LoadedInstance.load(options, MachineFolders.ofThisMachine());
        openLogFile(instance, log);
        try (Agent agent = Agent.start(instance, environment)) {
            onSignal(agent, log);
            tellReady(agent);
            awaitStop(options.host());
        } catch (StartException e) {
            LOG.log(System.Logger.Level.DEBUG, "the start failed", e);
            log.fileOnly(List.of(String.valueOf(e.getMessage())));
            throw e;
        }
        return 0;
    }

    private static void waitFirst(Duration wait) throws InterruptedException {
        if (wait.toMillis() >= 20) {
            LOG.log(System.Logger.Level.INFO, "Sleeping for " + wait.toMillis() + "ms...");
            boolean never = new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
            assert !never;
        }
    }

    private static void openLogFile(LoadedInstance instance, AgentLog log)
            throws InstanceException, StartException {
        Path folder = instance.configuration().home().resolve("Logs");
        try {
            log.addFile(folder, InstantSource.system());
        } catch (IOException e) {
            throw new StartException(
                    StartException.Kind.UNEXPECTED,
                    "The folder " + folder + " for log files cannot be created: " + e,
                    e);
        }
        log.fileOnly(Diagnostics.lines(instance));
    }

    /// A signal stops the agent cleanly and with exit code 0. Scripts go on.
    private void onSignal(Agent agent, AgentLog log) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    if (stopped.getCount() > 0 && !failed.get()) {
                                        agent.close();
                                        log.end();
                                        // A process that a signal ends would exit with 143.
                                        Runtime.getRuntime().halt(0);
                                    }
                                }));
    }

    /// Tells the service manager when the agent works: at once when it listens; when it polls,
    /// after the first connection, but not never, because a server that is away is no reason to
    /// restart the agent.
    private void tellReady(Agent agent) {
        ReadySignal signal = new ReadySignal(environment, new ProcessCommandRunner());
        if (!environment.containsKey(ReadySignal.VARIABLE)) {
            return;
        }
        Thread.ofVirtual()
                .name("ready")
                .start(() -> {
                    try {
                        long end = System.nanoTime() + FIRST_POLL_LIMIT.toNanos();
                        while (!agent.connected() && System.nanoTime() < end) {
                            if (stopped.await(50, TimeUnit.MILLISECONDS)) {
                                return;
                            }
                        }
                        signal.ready();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private void awaitStop(AgentOptions.Host host) throws InterruptedException {
        boolean keyboard =
                switch (host) {
                    case CONSOLE -> true;
                    case NON_INTERACTIVE -> false;
                    case AUTOMATIC -> hasTerminal();
                };
        if (keyboard) {
            LOG.log(System.Logger.Level.INFO, "Running. Press <enter> to shut down...");
            awaitEnter();
            stopped.countDown();
        } else {
            stopped.await();
        }
    }

    private static boolean hasTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    /// Waits for a blank line or the end of input.
    private static void awaitEnter() {
        BufferedReader keyboard =
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        try {
            String line = keyboard.readLine();
            while (line != null && !line.isBlank()) {
                line = keyboard.readLine();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the keyboard cannot be read; stopping", e);
        }
    }

    private int fail(StartException e) {
        failed.set(true);
        PrintStream errors = System.err;
        switch (e.kind()) {
            case CONTROLLED -> errors.println(e.getMessage());
            case UNEXPECTED -> {
                errors.println(RULE);
                errors.println(e.getMessage());
            }
        }
        return e.kind().exitCode();
    }
}
