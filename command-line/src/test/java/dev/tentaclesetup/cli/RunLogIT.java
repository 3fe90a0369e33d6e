package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What an administrator finds in the morning of a run that failed at night.
@Timeout(300)
class RunLogIT {

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void everyRunLeavesItsStoryWithoutSecretsAndSaysWhere() throws Exception {
        Product.Ended done = run(answers.listening(FreePort.next()));

        assertThat(done.exit()).as("%s", done).isZero();
        Path log = logs().getFirst();
        assertThat(done.out()).contains("log         " + log);
        assertThat(log.getFileName().toString())
                .matches("Demo-[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}\\.log");
        assertThat(log)
                .content()
                .contains("start    tentacle-setup", " apply")
                .contains("answer   setup.instance = Demo", "answer   server.api-key = ***")
                .contains("check    server ok")
                .contains("plan     folders")
                .containsPattern("step     1/[0-9]+ folders running")
                .containsPattern("step     1/[0-9]+ folders ok [0-9]+ ms")
                .contains("end      done", "result   done 0")
                .doesNotContain(server.apiKey());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log)))
                .isEqualTo("rw-------");

        Product.Ended removed = run(answers.removal());
        assertThat(removed.exit()).as("%s", removed).isZero();
        assertThat(logs()).as("logs stay").hasSize(2);
    }

    @Test
    void aRunThatFailsHasItsProblemInTheLogThatTheResultNames() throws Exception {
        server.faults().inject(new Fault.HealthFails());

        Product.Ended failed = run(answers.listening(FreePort.next()), "--output", "json");

        assertThat(failed.exit()).as("%s", failed).isEqualTo(20);
        String named = JsonMapper.shared().readTree(failed.lastLine()).path("log").asString("");
        assertThat(Path.of(named)).isEqualTo(logs().getFirst());
        assertThat(Path.of(named))
                .content()
                .contains("problem  fail HEALTH-FAIL", "undoing", "result   undone 20");
    }

    private Product.Ended run(String file, String... more) throws Exception {
        Path path = Files.writeString(folder.resolve("answers.ini"), file);
        return product.setUp(
                Stream.concat(Stream.of("--silent", "--answers", path.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private List<Path> logs() throws Exception {
        try (Stream<Path> files = Files.list(product.machine().resolve("TentacleSetup/logs"))) {
            return files.sorted().toList();
        }
    }
}
