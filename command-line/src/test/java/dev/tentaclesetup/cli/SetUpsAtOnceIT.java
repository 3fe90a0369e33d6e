package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Set-ups that run beside each other keep out of each other's way, and one that died is told from
/// one that lives.
@Timeout(300)
class SetUpsAtOnceIT {

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private Path answers;
    private Product.Running first;

    @BeforeEach
    void holdASetUpInItsHealthCheck() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        Path instance = Files.createDirectories(folder.resolve("instance"));
        Files.createDirectories(product.machine());
        answers =
                Files.writeString(
                        folder.resolve("answers.ini"),
                        new AnswerText(server, instance).listening(FreePort.next()));
        server.faults().inject(new Fault.TaskQueueStopped());
        first = begin();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOperatingSystemHoldsTheLockForAsLongAsTheRunLives() throws Exception {
        String pid = " " + first.process().pid() + " ";

        assertThat(Files.readAllLines(Path.of("/proc/locks")))
                .anyMatch(line -> line.contains(" WRITE ") && line.contains(pid));
    }

    @Test
    void aSecondSetUpOfTheInstanceEndsWith40AndSaysWhoHoldsIt() throws Exception {
        List<Path> journals = journals();

        for (String more : List.of("--quiet", "--discard")) {
            Product.Ended second = begin(more).end();

            assertThat(second.exit()).as("%s", second).isEqualTo(40);
            assertThat(second.err())
                    .contains("CFG-LOCK")
                    .contains("pid " + first.process().pid())
                    .contains("java")
                    .doesNotContain("STATE-RESUME");
            assertThat(second.lastLine()).startsWith("refused");
        }
        assertThat(journals()).isEqualTo(journals);
        server.faults().clear();
        assertThat(first.end().exit()).isZero();
    }

    @Test
    @WayOut(ProblemId.CFG_LOCK)
    void aSecondSetUpWaitsForTheFirstWhenItIsAskedTo() throws Exception {
        Product.Running second = begin("--wait", "100", "--set", "setup.if-exists=reconfigure");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> second.output().out().contains("tentacle-setup"));

        server.faults().clear();

        assertThat(first.end().exit()).isZero();
        Product.Ended waited = second.end();
        assertThat(waited.exit()).as("%s", waited).isZero();
    }

    @Test
    void aSetUpOfAnotherInstanceGoesOnBesideIt() throws Exception {
        Product.Ended other = another();

        assertThat(other.exit()).as("%s", other).isZero();
        assertThat(first.process().isAlive()).isTrue();
    }

    @Test
    void aRunThatDiedConcernsItsOwnInstanceOnly() throws Exception {
        first.signal("KILL");
        first.end();

        Product.Ended other = another("--discard");

        assertThat(other.exit()).as("%s", other).isZero();
        assertThat(begin().end().exit()).isEqualTo(41);
        Product.Ended planned = begin("--plan", "--set", "setup.if-exists=reconfigure").end();
        assertThat(planned.exit()).as("%s", planned).isZero();
        assertThat(planned.err()).contains("STATE-RESUME");
    }

    private Product.Ended another(String... more) throws Exception {
        Path place = Files.createDirectories(folder.resolve("another"));
        var options = new ArrayList<>(List.of(more));
        for (String answer :
                List.of(
                        "setup.instance=Another",
                        "paths.data=" + place.resolve("data"),
                        "paths.applications=" + place.resolve("applications"),
                        "connection.listen-port=" + FreePort.next(),
                        "registration.name=another",
                        "setup.wait-for-health=no")) {
            options.addAll(List.of("--set", answer));
        }
        return begin(options.toArray(String[]::new)).end();
    }

    private Product.Running begin(String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("--silent", "--answers", answers.toString()));
        arguments.addAll(List.of(more));
        if (arguments.contains("--plan")) {
            arguments.remove("--silent");
        }
        return product.begin("dev.tentaclesetup.cli.SetupMain", arguments.toArray(String[]::new));
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files =
                Files.list(product.machine().resolve("TentacleSetup/setup-journal"))) {
            return files.toList();
        }
    }
}
