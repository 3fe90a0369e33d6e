package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.platform.win32.Advapi32Util;
import dev.tentaclesetup.service.Proofs;
import dev.tentaclesetup.service.Readiness;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.Crashed;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.windows.ServiceControl.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What only a real service control manager can show. Run as an administrator on Windows or in
/// Wine; one line `pass NAME` for each proof; ends with an exception at the first that fails.
public final class ServiceProof {

    private static final ServiceName NAME = ServiceName.forWindowsInstance("service proof");
    private static final List<String> HOSTILE =
            List.of("", "a b", "\"", "c:\\dir\\", "\\\\\"x\\\"", "--instance=web 01", "100%");

    private final WindowsServiceManager manager = new WindowsServiceManager();
    private final ServiceControl control = new ScmServiceControl();
    private final Proofs proofs = new Proofs(() -> manager.uninstall(NAME));

    public static void main(String[] arguments) throws Exception {
        new ServiceProof().all();
    }

    private void all() throws Exception {
        proofs.prove("a service is made as defined, once", this::made);
        proofs.prove("a service runs, tells its process, and stops", this::runs);
        proofs.prove("a service receives exactly its arguments and variables", this::exactWords);
        proofs.prove("a change of command, account and start is seen and repaired", this::drift);
        proofs.prove(
                "a service runs as its virtual account, whose SID was known before", this::virtual);
        proofs.prove("a service that fails is told with its own exit code", this::fails);
        proofs.prove("a killed service is stopped and started again", this::killed);
        proofs.prove("a service of somebody else is never touched", this::foreign);
        proofs.prove("an account that does not exist is refused and nothing is left", this::nobody);
        proofs.prove("a removed service is gone with its event source", this::gone);
    }

    private void made() throws Exception {
        ServiceDefinition definition = definition("serve").withAfter(List.of("Tcpip"));

        manager.install(definition);
        manager.install(definition);

        assertThat(manager.drift(definition)).isEmpty();
        assertThat(manager.installed(NAME)).contains(definition);
        assertThat(manager.status(NAME))
                .isEqualTo(new ServiceStatus(ServiceState.STOPPED, OptionalLong.empty(), true, ""));
        assertThat(control.note(NAME, Note.MADE_BY)).contains("Tentacle Setup");
        assertThat(new NativeEventLog().registered(NAME.value())).isTrue();
    }

    private void runs() throws Exception {
        manager.install(definition("serve"));

        manager.start(NAME);
        manager.start(NAME);
        ServiceStatus running = manager.status(NAME);
        manager.stop(NAME);
        manager.stop(NAME);

        assertThat(running.state()).isEqualTo(ServiceState.RUNNING);
        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.STOPPED);
        assertThat(ProcessHandle.of(running.processId().orElseThrow())).isEmpty();
    }

    private void exactWords() throws Exception {
        Path file = Files.createTempFile("proof", ".txt");
        var command = new ArrayList<>(command(file, "serve"));
        command.addAll(HOSTILE);
        manager.install(
                ServiceDefinition.of(NAME, "Proof", command)
                        .withEnvironment(Map.of("PROOF", "a \"b\" c\\")));

        manager.start(NAME);
        manager.stop(NAME);

        assertThat(Files.readAllLines(file).subList(2, 2 + HOSTILE.size())).isEqualTo(HOSTILE);
        // Wine's manager does not know the variables of a service.
        if (!Wine.running()) {
            assertThat(Files.readAllLines(file)).endsWith("PROOF=a \"b\" c\\");
        }
        Files.delete(file);
    }

    private void drift() throws Exception {
        manager.install(definition("serve"));
        ServiceDefinition other =
                definition("fail")
                        .withAccount(new NamedAccount("NT AUTHORITY\\LocalService"))
                        .withStart(StartMode.MANUAL);

        assertThat(manager.drift(other))
                .extracting(drift -> drift.name())
                .containsExactly("ImagePath", "ObjectName", "Start");
        manager.install(other);
        assertThat(manager.drift(other)).isEmpty();
        assertThat(manager.installed(NAME)).contains(other);
        manager.install(definition("serve"));
        assertThat(manager.drift(definition("serve"))).isEmpty();
    }

    /// Started as it only by the system test: it may not read the classes of this proof.
    private void virtual() throws Exception {
        String account = new VirtualAccount(NAME).name();
        ServiceDefinition definition = definition("serve").withAccount(new OwnAccount(account));

        manager.install(definition);

        assertThat(manager.drift(definition)).isEmpty();
        assertThat(manager.installed(NAME)).contains(definition);
        assertThat(control.read(NAME).map(ServiceConfiguration::account)).contains(account);
        // Wine knows no such accounts.
        if (!Wine.running()) {
            assertThat(VirtualAccount.sid(account))
                    .contains(Advapi32Util.getAccountByName(account).sidString);
        }
        manager.install(definition("serve"));
        assertThat(manager.drift(definition("serve"))).isEmpty();
    }

    private void fails() throws Exception {
        manager.install(definition("fail"));

        Crashed crashed = (Crashed) failure(() -> manager.start(NAME)).failure();

        assertThat(crashed.result()).isEqualTo("1066 (7)");
        assertThat(manager.status(NAME).state()).isEqualTo(ServiceState.FAILED);
    }

    private void killed() throws Exception {
        manager.install(definition("serve"));
        manager.start(NAME);
        long before = manager.status(NAME).processId().orElseThrow();
        ProcessHandle process = ProcessHandle.of(before).orElseThrow();

        process.destroyForcibly();
        process.onExit().join();
        // A real manager starts it again by itself; Wine's goes on saying that it runs.
        manager.stop(NAME);
        if (Wine.running()) {
            return;
        }
        manager.start(NAME);

        assertThat(manager.status(NAME).processId().orElseThrow()).isNotEqualTo(before);
        manager.stop(NAME);
    }

    private void foreign() throws Exception {
        ServiceDefinition definition = definition("serve");
        manager.install(definition);
        control.note(NAME, Note.MADE_BY, "somebody else");

        assertThat(failure(() -> manager.install(definition("fail"))).failure())
                .isInstanceOf(ForeignService.class);
        assertThat(failure(() -> manager.uninstall(NAME)).failure())
                .isInstanceOf(ForeignService.class);
        assertThat(failure(() -> manager.start(NAME)).failure()).isInstanceOf(ForeignService.class);
        assertThat(control.read(NAME).map(ServiceConfiguration::imagePath))
                .contains(ImagePath.render(definition.command()));

        control.note(NAME, Note.MADE_BY, OwnServices.MAKER);
    }

    private void nobody() throws Exception {
        ServiceDefinition definition =
                definition("serve").withAccount(new NamedAccount("nobody-of-this-name"));

        assertThat(failure(() -> manager.install(definition)).failure())
                .isInstanceOf(AccountRefused.class);
        assertThat(manager.status(NAME)).isEqualTo(ServiceStatus.NOT_INSTALLED);
    }

    private void gone() throws Exception {
        manager.install(definition("serve"));

        manager.uninstall(NAME);
        manager.uninstall(NAME);

        assertThat(manager.status(NAME)).isEqualTo(ServiceStatus.NOT_INSTALLED);
        assertThat(control.note(NAME, Note.MADE_BY)).isEqualTo(Optional.empty());
        assertThat(new NativeEventLog().registered(NAME.value())).isFalse();
    }

    private static ServiceException failure(ThrowingCallable attempt) {
        return catchThrowableOfType(ServiceException.class, attempt);
    }

    private static ServiceDefinition definition(String what) {
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "service-proof.txt");
        return ServiceDefinition.of(NAME, "Proof", command(file, what))
                .withReadiness(Readiness.NOTIFIED);
    }

    private static List<String> command(Path file, String what) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ProofService.class.getName(),
                file.toString(),
                what);
    }
}
