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
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of the program, from the instance to the wish to stop.
final class AgentRun {
    private static final System.Logger LOG = System.getLogger(AgentRun.class.getName());
    private static final Duration FIRST_POLL_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(50);
    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final String READY = "Ready for its server";

    private final Map<String, String> environment;
    private final AgentLog log;
    private final CountDownLatch stopped = new CountDownLatch(1);

    AgentRun(Map<String, String> environment, AgentLog log) {
        this.environment = environment;
        this.log = log;
    }

    /// Runs until there is a wish to stop.
    void run(AgentOptions options) throws StartException, InstanceException, InterruptedException {
        waitFirst(options.delay());
        LoadedInstance instance = LoadedInstance.load(options, MachineFolders.ofThisMachine());
        openLogFile(instance);
        try (Agent agent = Agent.start(instance, environment)) {
            onSignal(agent);
            tellReady(agent);
            awaitStop(options.host());
        }
    }

    private static void waitFirst(Duration wait) throws InterruptedException {
        if (wait.toMillis() >= 20) {
            LOG.log(System.Logger.Level.INFO, "Sleeping for " + wait.toMillis() + "ms...");
            boolean never = new CountDownLatch(1).await(wait.toMillis(), TimeUnit.MILLISECONDS);
            assert !never;
        }
    }

    private void openLogFile(LoadedInstance instance) throws InstanceException, StartException {
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
    private void onSignal(Agent agent) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    if (stopped.getCount() > 0) {
                                        stopAndHalt(agent);
                                    }
                                }));
    }

    private void stopAndHalt(Agent agent) {
        try {
            agent.close();
            log.end();
        } finally {
            // A process that a signal ends would exit with 143.
            Runtime.getRuntime().halt(0);
        }
    }

    /// Tells the service manager when the agent works: at once when it listens; when it polls,
    /// after the first connection. A server that is away must neither hold up the boot of this
    /// machine nor get the agent killed: after a while the agent is ready without it, and says so.
    private void tellReady(Agent agent) {
        ReadySignal signal = new ReadySignal(environment, new ProcessCommandRunner());
        if (!environment.containsKey(ReadySignal.VARIABLE)) {
            return;
        }
        Thread.ofVirtual()
                .name("ready")
                .start(() -> {
                    try {
                        if (connects(agent, FIRST_POLL_LIMIT, LOOK_INTERVAL)) {
                            signal.ready(READY);
                        } else {
                            signal.ready("Running, but its server has not answered yet");
                            if (connects(agent, FOR_EVER, Duration.ofSeconds(1))) {
                                signal.status(READY);
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /// @return whether it happened within the limit and before the agent was stopped
    private boolean connects(Agent agent, Duration limit, Duration look)
            throws InterruptedException {
        for (Duration left = limit; left.isPositive(); left = left.minus(look)) {
            if (agent.connected()) {
                return true;
            }
            if (stopped.await(look.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return agent.connected();
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
}
