package dev.tentaclesetup.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceFailure.CommandNotStarted;
import dev.tentaclesetup.service.ServiceFailure.ForeignService;
import dev.tentaclesetup.service.ServiceFailure.NotInstalled;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.ServiceStatus;
import dev.tentaclesetup.service.StartMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ProcessServiceManagerTest {

    @TempDir Path temporary;
    private final ServiceName name = new ServiceName("Tentacle");
    private Path folder;
    private ProcessServiceManager manager;

    @BeforeEach
    void prepare() {
        folder = temporary.resolve("services");
        manager = new ProcessServiceManager(folder, Duration.ofSeconds(2));
    }

    @AfterEach
    void stopWhatRuns() throws Exception {
        manager.stop(name);
    }

    @Test
    void runsTheProgramWithItsArgumentsVariablesAndLog() throws Exception {
        manager.install(
                script("echo \"$1\" \"$COLOUR\"; echo oops >&2; exec sleep 300", "a  b $HOME")
                        .withEnvironment(Map.of("COLOUR", "dark blue")));

        manager.start(name);

        ServiceStatus status = manager.status(name);
        assertThat(status.state()).isEqualTo(ServiceState.RUNNING);
        assertThat(ProcessHandle.of(status.processId().orElseThrow())).isPresent();
        await().untilAsserted(() ->
                assertThat(manager.lastLines(name, 5))
                        .containsExactly("a  b $HOME dark blue", "oops"));
    }

    @Test
    void givesTheProgramWhatAServiceManagerWouldAndNothingOfOurs() throws Exception {
        Path told = temporary.resolve("told");
        manager.install(
                ServiceDefinition.of(
                                name,
                                "Test",
                                List.of(
                                        "/bin/bash",
                                        "-c",
                                        "{ pwd; umask; } > " + told + "; exec sleep 300"))
                        .withEnvironment(Map.of("COLOUR", "dark blue")));

        manager.start(name);

        long id = manager.status(name).processId().orElseThrow();
        await().until(() -> Files.exists(told) && Files.readAllLines(told).size() == 2);
        assertThat(told).hasContent("/\n0022");
        Path environment = Path.of("/proc", Long.toString(id), "environ");
        await().untilAsserted(() ->
                assertThat(Files.readString(environment).split("\0"))
                        .contains("COLOUR=dark blue", "USER=" + System.getProperty("user.name"))
                        .extracting(variable -> variable.split("=")[0])
                        .filteredOn(variable -> !variable.startsWith("LC_"))
                        // The last three are of the shell that the test runs.
                        .isSubsetOf(
                                "PATH",
                                "LANG",
                                "LANGUAGE",
                                "HOME",
                                "USER",
                                "LOGNAME",
                                "SHELL",
                                "COLOUR",
                                "PWD",
                                "SHLVL",
                                "_"));
    }

    @Test
    void startsOnlyOnce() throws Exception {
        manager.install(script("exec sleep 300"));
        manager.start(name);
        long first = manager.status(name).processId().orElseThrow();

        manager.start(name);
        new ProcessServiceManager(folder).start(name);

        assertThat(manager.status(name).processId()).hasValue(first);
    }

    @Test
    void stopsWithAllThatItStarted() throws Exception {
        Path child = temporary.resolve("child");
        manager.install(script("sleep 300 & echo $! > $1; wait", child.toString()));
        manager.start(name);
        await().until(() -> Files.exists(child) && Files.size(child) > 0);
        long childId = Long.parseLong(Files.readString(child).strip());

        manager.stop(name);

        assertThat(manager.status(name).state()).isEqualTo(ServiceState.STOPPED);
        assertThat(ProcessMark.of(childId)).isEmpty();
    }

    @Test
    void killsAProgramThatDoesNotStopWhenAsked() throws Exception {
        Path ready = temporary.resolve("ready");
        manager.install(
                script("trap '' TERM; : > $1; while :; do sleep 1; done", ready.toString()));
        manager.start(name);
        await().until(() -> Files.exists(ready));
        long id = manager.status(name).processId().orElseThrow();

        manager.stop(name);

        assertThat(ProcessMark.of(id)).isEmpty();
        assertThat(manager.status(name).state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void tellsACrashAndForgetsItWhenStopped() throws Exception {
        manager.install(script("echo cannot; exit 3"));
        manager.start(name);

        await().until(() -> manager.status(name).state() == ServiceState.FAILED);

        assertThat(manager.lastLines(name, 1)).containsExactly("cannot");
        manager.stop(name);
        assertThat(manager.status(name).state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    void neverKillsAnotherProcessThatGotTheSameId() throws Exception {
        manager.install(script("exec sleep 300"));
        Process other = new ProcessBuilder("sleep", "300").start();
        try {
            Files.writeString(folder.resolve("Tentacle.pid"), other.pid() + "\nboot:1\n");
            assertThat(manager.status(name).state()).isEqualTo(ServiceState.FAILED);

            manager.stop(name);

            assertThat(other.isAlive()).isTrue();
            assertThat(manager.status(name).state()).isEqualTo(ServiceState.STOPPED);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void takesADamagedProcessFileForACrash() throws Exception {
        manager.install(script("exec sleep 300"));
        Files.writeString(folder.resolve("Tentacle.pid"), "-1\n\n");

        assertThat(manager.status(name).state()).isEqualTo(ServiceState.FAILED);
        manager.start(name);

        assertThat(manager.status(name).state()).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    void uninstallLeavesNothing() throws Exception {
        manager.install(script("echo hello; exec sleep 300"));
        manager.start(name);
        long id = manager.status(name).processId().orElseThrow();

        manager.uninstall(name);
        manager.uninstall(name);

        assertThat(ProcessMark.of(id)).isEmpty();
        assertThat(folder).doesNotExist();
        assertThat(manager.status(name)).isEqualTo(ServiceStatus.NOT_INSTALLED);
    }

    @Test
    void keepsOtherServicesOnUninstall() throws Exception {
        ServiceDefinition other =
                ServiceDefinition.of(new ServiceName("other"), "d", List.of("/bin/true"));
        manager.install(script("exec sleep 300"));
        manager.install(other);

        manager.uninstall(name);

        assertThat(manager.installed(other.name())).contains(other);
    }

    @Test
    void holdsOnlyTheSameDefinition() throws Exception {
        ServiceDefinition definition = script("exec sleep 300");
        manager.install(definition);

        assertThat(manager.holds(definition)).isTrue();
        assertThat(manager.holds(definition.withStart(StartMode.MANUAL))).isFalse();
        assertThat(manager.installed(name)).contains(definition);
    }

    @Test
    void restartGivesANewProcess() throws Exception {
        manager.install(script("exec sleep 300"));
        manager.start(name);
        long first = manager.status(name).processId().orElseThrow();

        manager.restart(name);

        assertThat(manager.status(name).processId()).isPresent().isNotEqualTo(first);
        assertThat(ProcessMark.of(first)).isEmpty();
    }

    @Test
    void refusesWhatCannotRun() throws Exception {
        assertThat(failure()).isEqualTo(new NotInstalled(name));

        manager.install(ServiceDefinition.of(name, "d", List.of("/no/such/program")));
        assertThat(failure()).isInstanceOf(CommandNotStarted.class);
        assertThat(manager.status(name).state()).isEqualTo(ServiceState.STOPPED);

        Files.writeString(folder.resolve("Tentacle.service"), "nonsense");
        assertThat(failure()).isInstanceOf(ForeignService.class);
    }

    private ServiceFailure failure() {
        return catchThrowableOfType(ServiceException.class, () -> manager.start(name)).failure();
    }

    private ServiceDefinition script(String text, String... arguments) {
        var command = new ArrayList<>(List.of("/bin/sh", "-c", text, "sh"));
        command.addAll(List.of(arguments));
        return ServiceDefinition.of(name, "Test", command);
    }
}
