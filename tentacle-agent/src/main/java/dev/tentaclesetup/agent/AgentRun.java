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

/// One run of the program, from loading the instance to the stop.
final class AgentRun {
    private static final System.Logger LOG = System.getLogger(AgentRun.class.getName());

    private final Map<String, String> environment;
    private final AgentLog log;
    private final ServiceHost host;
    private final CountDownLatch stopped = new CountDownLatch(1);

    AgentRun(Map<String, String> environment, AgentLog log, ServiceHost host) {
        this.environment = environment;
        this.log = log;
        this.host = host;
    }

    /// Runs until the agent is stopped.
    void run(AgentOptions options)
            throws CommandException, InstanceException, InterruptedException {
        if (stoppedDuring(options.delay())) {
            return;
        }
        LoadedInstance instance =
                LoadedInstance.load(
                        options.instance(), options.configuration(), HostFolders.system());
        Path home = instance.configuration().home();
        openLogFile(home);
        try (AgentLock lock = AgentLock.take(home)) {
            log.fileOnly(Diagnostics.lines(instance));
            work(instance, lock);
        }
    }

    private void work(LoadedInstance instance, AgentLock lock)
            throws CommandException, InstanceException, InterruptedException {
        try (Agent agent = Agent.start(instance, environment, host)) {
            onSignal(agent, lock);
            reportReadiness(agent);
            host.awaitStop();
            stopped.countDown();
        }
    }

    private boolean stoppedDuring(Duration delay) throws InterruptedException {
        if (delay.toMillis() < 20) {
            return false;
        }
        LOG.log(System.Logger.Level.INFO, "Sleeping for " + delay.toMillis() + "ms...");
        return stopped.await(delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void openLogFile(Path home) throws CommandException {
        Path folder = home.resolve("Logs");
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
    }

    /// A signal stops the agent cleanly and with exit code 0. Scripts go on.
    private void onSignal(Agent agent, AgentLock lock) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    if (stopped.getCount() > 0) {
                                        stopAndHalt(agent, lock);
                                    }
                                }));
    }

    private void stopAndHalt(Agent agent, AgentLock lock) {
        try {
            agent.close();
            lock.close();
            log.end();
        } finally {
            // A process that a signal ends would exit with 143.
            Runtime.getRuntime().halt(0);
        }
    }

    private void reportReadiness(Agent agent) {
        if (!host.wantsReports()) {
            return;
        }
        var report = new ReadyReport(agent::reachability, host, ReadyReport.Pace.USUAL);
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
