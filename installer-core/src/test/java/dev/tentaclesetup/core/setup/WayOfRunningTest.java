package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.ProgramLocation;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunEvent;
import dev.tentaclesetup.core.plan.RunListener;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// An instance runs as a service or as a background process, never as both. Real processes run in
/// the agent's place; those that stand for services are in a folder of their own.
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class WayOfRunningTest {

    private static final String PROGRAM = "program/bin/tentacle";
    private static final ServiceName NAME = ServiceName.forInstance("Demo");
    private static final Thumbprint SERVER =
            new Thumbprint("0123456789ABCDEF0123456789ABCDEF01234567");

    @TempDir Path folder;
    private ServiceManager services;
    private ServiceManager processes;
    private SetUp setUp;

    @BeforeEach
    void start() throws IOException {
        services = new ProcessServiceManager(folder.resolve("services"));
        processes = new ProcessServiceManager(folder.resolve("processes"));
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, processes);
        setUp =
                new SetUp(
                        new HostPorts(
                                host.folders(),
                                host.state(),
                                host.style(),
                                host.services(),
                                host.processes(),
                                new ProgramLocation(List.of(program().toString())),
                                host.environment(),
                                host.administrator(),
                                host.firewall(),
                                host.accounts(),
                                host.rights(),
                                host.clock()));
    }

    @AfterEach
    void stop() throws Exception {
        services.stop(NAME);
        processes.stop(NAME);
    }

    /// Only waits, in the agent's place.
    private Path program() throws IOException {
        Path program = folder.resolve(PROGRAM);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\nexec sleep 600\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aBackgroundProcessEndsBeforeItsInstanceBecomesAService() throws Exception {
        done(answers(Answers.Run.PROCESS));
        ProcessHandle process = running(processes);

        try (Preparation.Ready ready = ready(answers(Answers.Run.SERVICE))) {
            assertThat(kinds(ready))
                    .containsExactly(
                            StepKind.STOP,
                            StepKind.REMOVE_PROCESS,
                            StepKind.SERVICE,
                            StepKind.START);
            assertThat(report(ready.plan())).isInstanceOf(Report.Done.class);
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(processes.installed(NAME)).isEmpty();
        assertThat(running(services).isAlive()).isTrue();
        try (Preparation.Ready ready = ready(answers(Answers.Run.SERVICE))) {
            assertThat(kinds(ready)).isEmpty();
        }
    }

    @Test
    void aServiceEndsBeforeItsInstanceBecomesABackgroundProcess() throws Exception {
        done(answers(Answers.Run.SERVICE));
        ProcessHandle process = running(services);

        try (Preparation.Ready ready = ready(answers(Answers.Run.PROCESS))) {
            assertThat(kinds(ready))
                    .containsExactly(
                            StepKind.STOP,
                            StepKind.REMOVE_SERVICE,
                            StepKind.SERVICE,
                            StepKind.START);
            assertThat(report(ready.plan())).isInstanceOf(Report.Done.class);
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(services.installed(NAME)).isEmpty();
        assertThat(running(processes).isAlive()).isTrue();
    }

    @Test
    void whatDidNotRunIsNotStarted() throws Exception {
        done(answers(Answers.Run.PROCESS, false));
        processes.stop(NAME);

        try (Preparation.Ready ready = ready(answers(Answers.Run.SERVICE, false))) {
            assertThat(kinds(ready)).containsExactly(StepKind.REMOVE_PROCESS, StepKind.SERVICE);
        }
    }

    @Test
    void whatRanIsStartedAlthoughTheAnswersStartNothing() throws Exception {
        done(answers(Answers.Run.PROCESS));

        try (Preparation.Ready ready = ready(answers(Answers.Run.SERVICE, false))) {
            assertThat(kinds(ready)).endsWith(StepKind.START);
        }
    }

    /// Two agents of earlier set-ups: only the one that is wanted stays.
    @Test
    void aProcessBesideTheServiceEnds() throws Exception {
        done(answers(Answers.Run.PROCESS));
        ProcessHandle process = running(processes);
        services.install(processes.installed(NAME).orElseThrow());

        done(answers(Answers.Run.SERVICE));

        assertThat(process.isAlive()).isFalse();
        assertThat(processes.installed(NAME)).isEmpty();
        assertThat(running(services).isAlive()).isTrue();
    }

    @Test
    void theProcessRunsAgainWhenItsServiceDoesNotStart() throws Exception {
        done(answers(Answers.Run.PROCESS));
        ProcessHandle process = running(processes);
        var before = processes.installed(NAME);

        try (Preparation.Ready ready = ready(answers(Answers.Run.SERVICE))) {
            Report report = report(ready.plan(), this::breakTheStart);
            assertThat(report).isInstanceOf(Report.Undone.class);
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(services.installed(NAME)).isEmpty();
        assertThat(processes.installed(NAME)).isEqualTo(before);
        assertThat(running(processes).isAlive()).isTrue();
    }

    /// The port is in use, but by the process that ends before.
    @Test
    void aListeningProcessBecomesAServiceOnTheSamePort() throws Exception {
        int port = FreePort.next();
        done(listening(port, Answers.Run.PROCESS));
        processes.start(NAME);
        var loopback = InetAddress.getLoopbackAddress();
        try (var _ = new ServerSocket(port, 1, loopback);
                Preparation.Ready ready = ready(listening(port, Answers.Run.SERVICE))) {
            assertThat(kinds(ready)).startsWith(StepKind.STOP, StepKind.REMOVE_PROCESS);
        }
    }

    @Test
    void aRemovalTakesBothWaysOfRunning() throws Exception {
        done(answers(Answers.Run.PROCESS));
        ProcessHandle process = running(processes);
        services.install(processes.installed(NAME).orElseThrow());
        services.start(NAME);
        ProcessHandle service = running(services);

        try (Preparation.Ready ready = removal()) {
            assertThat(kinds(ready))
                    .containsExactly(
                            StepKind.STOP,
                            StepKind.REMOVE_SERVICE,
                            StepKind.STOP,
                            StepKind.REMOVE_PROCESS);
            assertThat(report(ready.plan())).isInstanceOf(Report.Done.class);
        }

        assertThat(process.isAlive()).isFalse();
        assertThat(service.isAlive()).isFalse();
        assertThat(services.installed(NAME)).isEmpty();
        assertThat(processes.installed(NAME)).isEmpty();
    }

    /// What starts it has lost the right to execute it, until the run goes back.
    private void breakTheStart(RunEvent event) {
        switch (event) {
            case RunEvent.StepRunning running ->
                    executable(running.step().kind() != StepKind.START);
            case RunEvent.StepFailed _ -> executable(true);
            case RunEvent.RunStarted _,
                    RunEvent.StepLine _,
                    RunEvent.StepOk _,
                    RunEvent.StepSame _,
                    RunEvent.StepUndoing _,
                    RunEvent.StepUndone _,
                    RunEvent.StepNotUndone _,
                    RunEvent.RunFinished _ -> {}
        }
    }

    private void executable(boolean executable) {
        assertThat(folder.resolve(PROGRAM).toFile().setExecutable(executable, false)).isTrue();
    }

    private static ProcessHandle running(ServiceManager manager) throws Exception {
        return ProcessHandle.of(manager.status(NAME).processId().orElseThrow()).orElseThrow();
    }

    private void done(Answers answers) throws Exception {
        try (Preparation.Ready ready = ready(answers)) {
            assertThat(report(ready.plan())).isInstanceOf(Report.Done.class);
        }
    }

    private Report report(Plan plan) throws Exception {
        return report(plan, _ -> {});
    }

    private Report report(Plan plan, RunListener listener) throws Exception {
        var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
        return setUp.runner().start(plan, settings, listener).await();
    }

    private Preparation.Ready ready(Answers answers) throws InterruptedException {
        return ready(setUp.prepare(answers, _ -> {}));
    }

    private Preparation.Ready removal() throws InterruptedException {
        Answers answers = answers(Answers.Run.PROCESS);
        return ready(
                setUp.prepare(
                        new Removal(
                                answers.setup(),
                                Optional.empty(),
                                answers.proxy(),
                                Removal.Deregister.NO,
                                EnumSet.of(Removal.Part.SERVICE)),
                        _ -> {}));
    }

    private static Preparation.Ready ready(Preparation preparation) {
        assertThat(preparation).isInstanceOf(Preparation.Ready.class);
        return (Preparation.Ready) preparation;
    }

    private static List<StepKind> kinds(Preparation.Ready ready) {
        return ready.plan().descriptions().stream().map(StepDescription::kind).toList();
    }

    private Answers answers(Answers.Run run) {
        return answers(run, true);
    }

    private Answers answers(Answers.Run run, boolean startNow) {
        return answers(
                new Answers.Connection.Polling(
                        List.of(URI.create("https://127.0.0.1:10943/")), 1, Optional.empty()),
                run,
                startNow);
    }

    private Answers listening(int port, Answers.Run run) {
        return answers(
                new Answers.Connection.Listening(
                        port, Optional.of("127.0.0.1"), Optional.of("127.0.0.1"), port),
                run,
                false);
    }

    private Answers answers(Answers.Connection connection, Answers.Run run, boolean startNow) {
        return AnswersFixture.in(folder)
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(new Answers.Server.Offline(List.of(SERVER)))
                .connection(connection)
                .service(new Answers.Service(run, new Answers.Account.SystemAccount(), startNow))
                .answers();
    }
}
