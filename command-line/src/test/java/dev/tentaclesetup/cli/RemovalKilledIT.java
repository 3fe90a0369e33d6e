package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that is killed at any of its steps, be it an installation or a removal, is completed by
/// the same removal.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kills by a signal")
@Timeout(300)
class RemovalKilledIT {

    private static final int KILLED = 137;

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("made/by/set-up"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop",
                "remove-service",
                "remove-index",
                "remove-configuration",
                "deregister",
                "remove-data",
                "remove-applications"
            })
    void aRemovalThatIsKilledBeforeAStepIsCompletedByTheSameRemoval(String step) throws Exception {
        installed();

        Product.Ended killed = killedAt(running(step), answers.removal());

        assertThat(killed.exit()).as("%s", killed).isEqualTo(KILLED);
        assertRemoved(silent(answers.removal()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remove-configuration", "deregister", "remove-applications"})
    void aRemovalThatIsKilledAfterAStepIsCompletedByTheSameRemoval(String step) throws Exception {
        installed();

        Product.Ended killed = killedAt(ended(step), answers.removal());

        assertThat(killed.exit()).as("%s", killed).isEqualTo(KILLED);
        assertRemoved(silent(answers.removal()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"certificate", "configuration", "index", "service", "start", "register"})
    void anInstallationThatIsKilledIsTakenAwayByARemoval(String step) throws Exception {
        Product.Ended killed = killedAt(ended(step), answers.listening(FreePort.next()) + "\n");

        assertThat(killed.exit()).as("%s", killed).isEqualTo(KILLED);
        assertRemoved(silent(answers.removal()));
    }

    private static String running(String step) {
        return "\"kind\":\"" + step + "\",\"status\":\"running\"";
    }

    private static String ended(String step) {
        return "\"kind\":\"" + step + "\",\"status\":\"(ok|same)\"";
    }

    private void installed() throws Exception {
        Product.Ended ended =
                silent(
                        answers.listening(FreePort.next())
                                .replace("schema = 1", "schema = 1\nwait-for-health = no"));
        assertThat(ended.exit()).as("%s", ended).isZero();
    }

    private void assertRemoved(Product.Ended ended) throws IOException {
        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(Tree.of(product.machine(), "TentacleSetup/logs").keySet())
                .isSubsetOf("", "TentacleSetup");
        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(product.processes()).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    private Product.Ended killedAt(String line, String text) throws Exception {
        return product.killedAt(line, "--silent", "--answers", file(text).toString());
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        return product.setUp(
                Stream.concat(
                                Stream.of("--silent", "--answers", file(text).toString()),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("answers.ini"), text);
    }
}
