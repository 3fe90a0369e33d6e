package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.FileReasons;
import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.agent.log.AgentLog;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
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

    private final Map<String, String> environment;
    private final AgentLog log;
    private final ServiceHost keeper;
    private final CountDownLatch stopped = new CountDownLatch(1);

    AgentRun(Map<String, String> environment, AgentLog log, ServiceHost keeper) {
        this.environment = environment;
        this.log = log;
        this.keeper = keeper;
    }

    /// Runs until there is a wish to stop.
    void run(AgentOptions options) throws CommandException, InstanceException, InterruptedException {
        waitFirst(options.delay());
        LoadedInstance instance = LoadedInstance.load(
                        options.instance(), options.configuration(), HostFolders.system());
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

    private void openLogFile(LoadedInstance instance) throws InstanceException, CommandException {
        Path folder = instance.configuration().home().resolve("Logs");
        try {
            log.addFile(folder, InstantSource.system());
        } catch (IOException e) {
            throw new CommandException(
                    CommandException.Kind.UNEXPECTED,
                    e,
                    "agent.no-log-folder",
                    folder.toString(),
                    FileReasons.of(e));
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

    private void tellReady(Agent agent) {
        if (!keeper.listens()) {
            return;
        }
        var report = new ReadyReport(agent::contact, keeper, ReadyReport.Pace.USUAL);
        Thread.ofVirtual()
                .name("ready")
                .start(() -> {
                    try {
                        report.run(stopped);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }
}
