package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.log.AgentLog;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.MachineFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
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
    private final Keeper keeper;
    private final CountDownLatch stopped = new CountDownLatch(1);

    AgentRun(Map<String, String> environment, AgentLog log, Keeper keeper) {
        this.environment = environment;
        this.log = log;
        this.keeper = keeper;
    }

    /// Runs until there is a wish to stop.
    void run(AgentOptions options) throws StartException, InstanceException, InterruptedException {
        waitFirst(options.delay());
        LoadedInstance instance = LoadedInstance.load(options, MachineFolders.ofThisMachine());
        openLogFile(instance);
        try (Agent agent = Agent.start(instance, environment)) {
            onSignal(agent);
            tellReady(agent);
            keeper.awaitStop();
            stopped.countDown();
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

    /// Tells the keeper when the agent works: at once when it listens; when it polls, after the
    /// first connection. A server that is away must neither hold up the boot of this machine nor
    /// get the agent killed: after a while the agent is ready without it, and says so.
    private void tellReady(Agent agent) {
        if (!keeper.listens()) {
            return;
        }
        Thread.ofVirtual()
                .name("ready")
                .start(() -> {
                    try {
                        if (connects(agent, FIRST_POLL_LIMIT, LOOK_INTERVAL)) {
                            keeper.ready(READY);
                        } else {
                            keeper.ready("Running, but its server has not answered yet");
                            if (connects(agent, FOR_EVER, Duration.ofSeconds(1))) {
                                keeper.status(READY);
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
}
