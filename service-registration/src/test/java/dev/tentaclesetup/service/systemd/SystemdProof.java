package dev.tentaclesetup.service.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.service.Definitions;
import dev.tentaclesetup.service.Detection;
import dev.tentaclesetup.service.ProcessCommandRunner;
import dev.tentaclesetup.service.Proofs;
import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.SavedService;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.TimedOut;
import dev.tentaclesetup.service.ServiceManager;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.process.RunningProcesses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;

/// What only a real systemd can show, run by the system test as root in its container. One line
/// `pass NAME` for each proof; ends with an exception at the first that fails.
public final class SystemdProof {

    private static final ServiceName NAME = new ServiceName("tts-proof");
    private static final Path UNIT = Path.of("/etc/systemd/system/tts-proof.service");

    private final ServiceManager manager = new SystemdServiceManager(new ProcessCommandRunner());
    private final Proofs proofs = new Proofs(() -> manager.uninstall(NAME));

    public static void main(String[] arguments) throws Exception {
        new SystemdProof().all();
    }

    private void all() throws Exception {
        proofs.prove("systemd is detected", this::detected);
        proofs.prove("the program receives exactly the arguments and variables", this::exactWords);
        proofs.prove("a service runs as the account that it names", this::account);
        proofs.prove("a stopped service leaves no process and no failure", this::stops);
        proofs.prove("a change is seen and repaired", this::drift);
        proofs.prove("a program that cannot be executed is told with its result", this::noProgram);
        proofs.prove("a crash before readiness is told with its log", this::crash);
        proofs.prove("a crash loop is a failed service", this::crashLoop);
        proofs.prove("a service is running when it says that it is ready", this::ready);
        proofs.prove("a service that waits says for what, and nobody waits with it", this::waits);
        proofs.prove(
                "a service that crashes again and again can be stopped", this::stopsACrashLoop);
        proofs.prove("a damaged unit is known, repaired and put back as it was", this::damaged);
        proofs.prove("a unit of the system is never touched", this::foreign);
        proofs.prove("nothing is left", this::nothingLeft);
    }

    private void detected() throws Exception {
        assertThat(manager.detect()).isInstanceOf(Detection.Present.class);
    }

    private void exactWords() throws Exception {
        Path seen = Path.of("/root/tts-proof-seen");
        var random = new Random(20261121L);
        for (int i = 0; i < 12; i++) {
            String script =
                    "for a; do printf '%s\\0' \"$a\"; done > $0.new; printf '%s' \"$V\" >> $0.new;"
                            + " mv $0.new $0; exec sleep 300";
            var words = new ArrayList<>(List.of("/bin/sh", "-c", script, seen.toString()));
            List<String> nasty = List.of(Definitions.text(random), Definitions.text(random), "end");
            String variable = Definitions.text(random);
            words.addAll(nasty);
            manager.install(definition(words).withEnvironment(Map.of("V", variable)));

            manager.restart(NAME);

            Awaitility.await().until(() -> Files.exists(seen));
            assertThat(Files.readString(seen))
                    .isEqualTo(String.join("\0", nasty) + "\0" + variable);
            Files.delete(seen);
        }
    }

    private void account() throws Exception {
        Path seen = Path.of("/tmp/tts-proof-user");
        manager.install(
                shell("id -un > " + seen + ".new; mv " + seen + ".new " + seen + "; sleep 300")
                        .withAccount(new NamedAccount("daemon")));

        manager.start(NAME);

        Awaitility.await().until(() -> Files.exists(seen));
        assertThat(Files.readString(seen).strip()).isEqualTo("daemon");
        Files.delete(seen);
    }

    private void stops() throws Exception {
        manager.install(shell("trap 'exit 143' TERM; sleep 300 & wait"));
        manager.start(NAME);
        long id = manager.status(NAME).processId().orElseThrow();
        List<ProcessHandle> family = ProcessHandle.of(id).orElseThrow().descendants().toList();

        manager.stop(NAME);

        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.STOPPED);
        assertThat(RunningProcesses.runs(id)).isFalse();
        assertThat(family).noneMatch(handle -> RunningProcesses.runs(handle.pid()));
    }

    private void drift() throws Exception {
        ServiceDefinition wanted = shell("sleep 300");
        manager.install(wanted);
        Files.writeString(UNIT, Files.readString(UNIT).replace("Restart=always", "Restart=no"));
        assertThat(manager.holds(wanted)).isFalse();

        manager.install(wanted);

        assertThat(manager.holds(wanted)).isTrue();
        assertThat(manager.installed(NAME)).contains(wanted);
        manager.install(wanted.withStart(StartMode.MANUAL));
        assertThat(manager.status(NAME).startsAtBoot()).isFalse();
    }

    private void noProgram() throws Exception {
        manager.install(definition(List.of("/no/such/program")));

        assertThat(startFailure())
                .isInstanceOfSatisfying(
                        Crashed.class,
                        crash -> assertThat(crash.result()).isEqualTo("exit-code 203"));
    }

    private void crash() throws Exception {
        manager.install(shell("echo I cannot; exit 7").withReadiness(Readiness.NOTIFIED));

        assertThat(startFailure())
                .isInstanceOfSatisfying(
                        Crashed.class, crash -> assertThat(crash.log()).contains("I cannot"));
    }

    private void crashLoop() throws Exception {
        manager.install(shell("echo again; sleep 0.3; exit 7"));
        manager.start(NAME);

        Awaitility.await().until(() -> manager.status(NAME).state() == ServiceState.FAILED);

        assertThat(manager.status(NAME).result()).isEqualTo("exit-code 7");
        assertThat(manager.lastLines(NAME, 50)).contains("again");
    }

    private void ready() throws Exception {
        manager.install(
                shell("sleep 0.5; systemd-notify --ready; sleep 300")
                        .withReadiness(Readiness.NOTIFIED));

        manager.start(NAME);

        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.RUNNING);
    }

    private void waits() throws Exception {
        manager.install(
                shell("systemd-notify --status='for a server'; sleep 300")
                        .withReadiness(Readiness.NOTIFIED));

        manager.launch(NAME);

        Awaitility.await().until(() -> manager.status(NAME).told().equals("for a server"));
        var impatient =
                new SystemdServiceManager((command, limit) ->
                        new ProcessCommandRunner()
                                .run(
                                        command,
                                        command.contains("start") ? Duration.ofSeconds(1) : limit));
        var e = catchThrowableOfType(ServiceException.class, () -> impatient.start(NAME));
        assertThat(e.failure())
                .isEqualTo(
                        new TimedOut(
                                NAME, ServiceState.RUNNING, Duration.ofSeconds(1), "for a server"));
        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.STARTING);
    }

    private void stopsACrashLoop() throws Exception {
        manager.install(shell("exit 7"));
        manager.launch(NAME);
        Awaitility.await().until(() -> manager.status(NAME).state() == ServiceState.FAILED);

        manager.stop(NAME);

        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.STOPPED);
    }

    private void damaged() throws Exception {
        ServiceDefinition wanted = shell("sleep 300");
        manager.install(wanted);
        manager.start(NAME);
        byte[] edited =
                Files.readString(UNIT)
                        .replaceFirst("ExecStart=.*", "ExecStart=sleep %n \"\nwhat")
                        .replace("WantedBy", "Wanted")
                        .getBytes(StandardCharsets.UTF_8);
        Files.write(UNIT, edited);
        SavedService saved = manager.save(NAME);
        assertThat(manager.installed(NAME)).isPresent();
        assertThat(manager.holds(wanted)).isFalse();

        manager.install(wanted);
        assertThat(manager.holds(wanted)).isTrue();
        manager.restart(NAME);
        saved.restore();

        assertThat(saved.restored()).isTrue();
        assertThat(UNIT).hasBinaryContent(edited);
    }

    private void foreign() throws Exception {
        var journal = new ServiceName("systemd-journald");
        ServiceDefinition wanted = ServiceDefinition.of(journal, "d", List.of("/bin/true"));

        for (ThrowingCallable change :
                List.<ThrowingCallable>of(
                        () -> manager.install(wanted),
                        () -> manager.stop(journal),
                        () -> manager.start(journal))) {
            var e = catchThrowableOfType(ServiceException.class, change);
            assertThat(e.failure()).isInstanceOf(ForeignService.class);
        }
        assertThat(manager.status(journal).state()).isEqualTo(ServiceState.RUNNING);
    }

    private void nothingLeft() throws Exception {
        assertThat(manager.status(NAME)).isEqualTo(ServiceStatus.NOT_INSTALLED);
        assertThat(UNIT).doesNotExist();
        assertThat(Path.of("/etc/systemd/system/multi-user.target.wants/tts-proof.service"))
                .doesNotExist();
    }

    private ServiceFailure startFailure() {
        return catchThrowableOfType(ServiceException.class, () -> manager.start(NAME)).failure();
    }

    private static ServiceDefinition shell(String script) {
        return definition(List.of("/bin/sh", "-c", script));
    }

    private static ServiceDefinition definition(List<String> command) {
        return ServiceDefinition.of(NAME, "Proof", command);
    }
}
