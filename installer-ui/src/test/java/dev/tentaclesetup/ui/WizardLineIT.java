package dev.tentaclesetup.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.host.AccountPort;
import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.ProgramLocation;
import dev.tentaclesetup.core.host.ServicePort;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.StateFolder;
import dev.tentaclesetup.core.setup.Preparation;
import dev.tentaclesetup.core.setup.SetUp;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.account.LinuxAccounts;
import dev.tentaclesetup.service.firewall.LinuxFirewall;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import dev.tentaclesetup.service.systemd.SystemdServiceManager;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.engine.LiveBackend;
import dev.tentaclesetup.ui.shell.WizardStep;
import dev.tentaclesetup.ui.testkit.Toolkit;
import dev.tentaclesetup.ui.testkit.WizardDriver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way through the window with nothing faked: a server that calls back, an agent that
/// runs as a process, files on the disk.
@Tag("ui")
class WizardLineIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir private Path folder;
    private PracticeServer server;
    private HostPorts host;

    @BeforeEach
    void startServer() throws IOException {
        server = PracticeServer.builder().start();
        host = ports();
    }

    @AfterEach
    void removeEverything() throws Exception {
        remove();
        server.close();
    }

    @Test
    void setsUpAListeningAgentThatTheServerFindsHealthy() throws Exception {
        walk(
                answers()
                        .with(AnswerKey.CONNECTION_MODE, "listening")
                        .with(AnswerKey.CONNECTION_PUBLIC_HOST, "127.0.0.1")
                        .with(AnswerKey.CONNECTION_LISTEN_PORT, Integer.toString(FreePort.next())));
    }

    @Test
    void setsUpAPollingAgentThatTheServerFindsHealthy() throws Exception {
        walk(
                answers()
                        .with(AnswerKey.CONNECTION_MODE, "polling")
                        .withAll(
                                AnswerKey.CONNECTION_COMMS_ADDRESS,
                                List.of("localhost:" + server.commsAddress().getPort())));
    }

    private void walk(AnswerDraft draft) {
        var facts = SystemHost.system();
        try (var backend = new LiveBackend(facts, host, Messages.in(Locale.ENGLISH));
                var wizard = new WizardDriver(draft, backend, Background.system())) {
            for (WizardStep step : WizardStep.values()) {
                arrive(wizard, step);
                if (step != WizardStep.SETUP) {
                    Node next = wizard.find("next");
                    await().atMost(LONG).until(() -> !Toolkit.call(next::isDisabled));
                    wizard.press(KeyCode.ALT, KeyCode.RIGHT);
                }
            }
            Label heading = wizard.find("heading");
            await().atMost(LONG).until(() -> Toolkit.call(() -> wizard.window().exitCode()) != 130);
            wizard.snapshot("real-" + draft.text(AnswerKey.CONNECTION_MODE).orElseThrow());

            assertThat(Toolkit.call(heading::getText)).isEqualTo("web01 is connected and healthy");
            assertThat(Toolkit.call(() -> wizard.window().exitCode())).isZero();
        }
        List<Machine> registered = server.machines(MachineKind.TARGET);
        assertThat(registered).extracting(Machine::name).containsExactly("web01");
        assertThat(registered.getFirst().health().status()).isEqualTo(HealthStatus.HEALTHY);
        assertThat(folder.resolve("data")).isDirectory();
    }

    private static void arrive(WizardDriver wizard, WizardStep step) {
        try {
            await().atMost(LONG).until(() -> wizard.step() == step);
        } catch (ConditionTimeoutException e) {
            wizard.snapshot("failed-before-" + step);
            throw e;
        }
    }

    private AnswerDraft answers() {
        return AnswerDraft.empty()
                .with(AnswerKey.SERVER_URL, server.url().toString())
                .with(AnswerKey.SERVER_API_KEY, Secret.of(server.apiKey().toCharArray()))
                .with(AnswerKey.REGISTRATION_NAME, "web01")
                .withAll(AnswerKey.REGISTRATION_ENVIRONMENT, List.of("Test"))
                .withAll(AnswerKey.REGISTRATION_ROLE, List.of("web-server"))
                .with(AnswerKey.PATHS_DATA, folder.resolve("data").toString())
                .with(AnswerKey.PATHS_APPLICATIONS, folder.resolve("applications").toString())
                .with(AnswerKey.SERVICE_INSTALL, "no");
    }

    private HostPorts ports() throws IOException {
        Path machineFolder = Files.createDirectories(folder.resolve("machine"));
        return new HostPorts(
                HostFolders.under(machineFolder),
                new StateFolder(folder.resolve("state")),
                HostStyle.SYSTEMD,
                new ServicePort(new SystemdServiceManager(new ProcessCommandRunner())),
                new ServicePort(new ProcessServiceManager(folder.resolve("processes"))),
                agentProgram(),
                Map.of(HostFolders.HOME_VARIABLE, machineFolder.toString()),
                false,
                new FirewallPort(new LinuxFirewall(new ProcessCommandRunner())),
                new AccountPort(new LinuxAccounts(new ProcessCommandRunner())),
                Optional.empty(),
                InstantSource.system());
    }

    /// The agent on this test's own class path.
    private static ProgramLocation agentProgram() {
        String classPath =
                System.getProperty("java.class.path").replace(File.pathSeparator + ".", "");
        return new ProgramLocation(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "dev.tentaclesetup.agent.AgentMain"));
    }

    private void remove() throws Exception {
        var setUp = new SetUp(host);
        var draft =
                AnswerDraft.empty()
                        .with(AnswerKey.SETUP_ACTION, "remove")
                        .with(AnswerKey.SETUP_INSTANCE, "Tentacle")
                        .with(AnswerKey.REMOVE_DEREGISTER, "no");
        if (!(AnswersReader.read(draft, SystemHost.system())
                instanceof AnswersResult.ValidRemoval valid)) {
            throw new AssertionError(AnswersReader.read(draft, SystemHost.system()));
        }
        try (Preparation preparation = setUp.prepare(valid.removal(), finding -> {})) {
            if (preparation instanceof Preparation.Ready ready) {
                Report report =
                        setUp.runner()
                                .start(
                                        ready.plan(),
                                        new RunSettings(LONG, Answers.OnFailure.KEEP),
                                        event -> {})
                                .await();
                assertThat(report).isInstanceOf(Report.Done.class);
            }
        }
        assertThat(agentsLeft()).as("agents that still run").isZero();
    }

    private long agentsLeft() {
        String agent = host.program().command().getLast();
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().commandLine().orElse("").contains(agent))
                .count();
    }
}
