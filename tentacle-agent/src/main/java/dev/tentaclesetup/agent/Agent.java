package dev.tentaclesetup.agent;

import dev.tentaclesetup.agent.commandline.CommandException;
import dev.tentaclesetup.agent.commandline.LoadedInstance;
import dev.tentaclesetup.agent.script.ScriptHost;
import dev.tentaclesetup.agent.script.ScriptSecretMask;
import dev.tentaclesetup.agent.script.ScriptServiceV1Handler;
import dev.tentaclesetup.agent.script.ScriptServiceV2Handler;
import dev.tentaclesetup.agent.script.WorkspaceCleaner;
import dev.tentaclesetup.agent.script.Workspaces;
import dev.tentaclesetup.agent.transfer.FileTransferHandler;
import dev.tentaclesetup.agent.transfer.IncomingFolder;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.HeapLimits;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.TimeLimit;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A running agent: its services behind its ways of communication, and its tasks in the background.
final class Agent implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Agent.class.getName());

    /// A call that waits for a script's end must not hold up a restart of the service.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Communications communications;
    private final RefusedConnections refused;
    private final List<PeriodicTask> tasks;

    private Agent(
            Communications communications, RefusedConnections refused, List<PeriodicTask> tasks) {
        this.communications = communications;
        this.refused = refused;
        this.tasks = tasks;
    }

    /// Starts everything.
    ///
    /// @param environment of this process
    /// @param service hears of connections that are lost
    static Agent start(
            LoadedInstance instance, Map<String, String> environment, ServiceHost service)
            throws InstanceException, CommandException {
        InstantSource clock = InstantSource.system();
        CertifiedConfiguration certified = CertifiedConfiguration.of(instance);
        TentacleConfiguration configuration = certified.configuration();
        Path home = configuration.home();
        ScriptHost host = scripts(instance, certified, clock);
        // At the end of a script, because a long log has just gone through; and now and then.
        Runnable pages = ProgramPages.system();
        IdleMemory memory = new IdleMemory(pages);
        ScriptServiceV1Handler version1 = new ScriptServiceV1Handler(host);
        ScriptServiceV2Handler version2 = new ScriptServiceV2Handler(host, memory);
        IncomingFolder incoming = IncomingFolder.of(home);
        RefusedConnections refused =
                new RefusedConnections(clock, line -> LOG.log(System.Logger.Level.INFO, line));
        HalibutRuntime runtime =
                runtime(
                                certified.certificate(),
                                new OfferedServices(
                                        version1, new FileTransferHandler(home), version2),
                                incoming)
                        .keepAlive(KeepAlive.wanted(environment))
                        .refusals(refused)
                        .build();
        Communications communications =
                new Communications(runtime, configuration, environment, clock);
        try {
            communications.open();
            communications
                    .refused()
                    .forEach(text -> service.event(System.Logger.Level.ERROR, text));
            CleanerSettings cleaning = CleanerSettings.from(environment);
            WorkspaceCleaner cleaner =
                    new WorkspaceCleaner(host, version1, version2, cleaning.age());
            return new Agent(
                    communications,
                    refused,
                    List.of(
                            PeriodicTask.start(
                                    "WorkspaceCleanerTask",
                                    cleaning.delay(),
                                    () -> {
                                        cleaner.clean();
                                        incoming.tidy(clock);
                                    }),
                            PeriodicTask.start(
                                    "LivenessHeartbeatTask",
                                    Heartbeat.DELAY,
                                    inTurn(
                                            new Heartbeat(home, clock),
                                            refused::tick,
                                            () -> tell(communications.news(), service),
                                            memory,
                                            // Last, because everything before it takes pages.
                                            pages))));
        } catch (InstanceException | CommandException | RuntimeException e) {
            communications.close();
            throw e;
        }
    }

    private static Runnable inTurn(Runnable... works) {
        return () -> List.of(works).forEach(Runnable::run);
    }

    private static void tell(List<PolledServer.News> news, ServiceHost service) {
        for (PolledServer.News each : news) {
            LOG.log(each.level(), each.text());
            service.event(each.level(), each.text());
        }
    }

    private static ScriptHost scripts(
            LoadedInstance instance, CertifiedConfiguration certified, InstantSource clock)
            throws InstanceException {
        Map<String, String> variables =
                ScriptEnvironment.of(instance, certified.configuration(), certified.certificate());
        String secret = variables.getOrDefault(ScriptEnvironment.PROXY_PASSWORD, "");
        return new ScriptHost(
                new Workspaces(certified.configuration().home()),
                variables,
                ScriptSecretMask.of(List.of(secret)),
                clock);
    }

    private static HalibutRuntime.Builder runtime(
            TentacleCertificate certificate, OfferedServices services, IncomingFolder incoming) {
        Identity identity = new Identity(certificate.certificate(), certificate.privateKey());
        return services.addTo(HalibutRuntime.builder(identity))
                .friendlyPage(ConfiguredPage.page())
                .temporaryFolder(incoming.path())
                .hashReceivedStreams()
                .limits(HeapLimits.ofThisProcess().with(TimeLimit.CLOSE, STOP_LIMIT));
    }

    /// How servers reach it now.
    Reachability reachability() {
        return communications.reachability();
    }

    /// Ends communication and tasks. Scripts that run go on; a new agent reports their results.
    @Override
    public void close() {
        tasks.forEach(PeriodicTask::close);
        communications.close();
        refused.end();
    }
}
