package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run that is stopped from outside: by its time limit, by signals, by the death of its process.
@Timeout(300)
class SetUpStoppedIT {

    @TempDir Path folder;
    private Trial trial;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        trial = new Trial(folder);
        server = trial.server();
        product = trial.product();
        answers = trial.answers();
    }

    @AfterEach
    void stop() {
        trial.close();
    }

    @Test
    void aRunThatTakesTooLongEndsWith124AndIsPutBack() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());

        trial.putBack(
                124,
                "RUN-TIMEOUT",
                answers.listening(FreePort.next())
                        .replace("schema = 1", "schema = 1\ntimeout-seconds = 5"));
    }

    @Test
    void ctrlCPutsEverythingBackAndEndsWith130() throws Exception {
        stopped("INT", 130);
    }

    @Test
    void terminatingPutsEverythingBackAndEndsWith143() throws Exception {
        stopped("TERM", 143);
    }

    @Test
    void theResultLineHasTheExitCodeOfTheSignal() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Product.Running running = json(trial.write(answers.listening(FreePort.next())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());

        running.signal("TERM");

        Product.Ended ended = running.end();
        assertThat(ended.exit()).as("%s", ended).isEqualTo(143);
        assertThat(ended.lastLine())
                .contains("\"type\":\"result\",\"exit\":143,\"status\":\"undone\"");
    }

    @Test
    void aSignalBeforeAnythingIsChangedEndsWithTheResultToo() throws Exception {
        try (var silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silence.getLocalPort();
            Product.Running running =
                    json(
                            trial.write(
                                    answers.listening(FreePort.next())
                                            .replace(server.url().toString(), url)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> running.output().out().contains("\"type\":\"start\""));

            running.signal("TERM");

            Product.Ended ended = running.end();
            assertThat(ended.exit()).as("%s", ended).isEqualTo(143);
            assertThat(ended.lastLine()).contains("\"type\":\"result\",\"exit\":143");
        }
        trial.assertUntouched();
    }

    @Test
    @WayOut(ProblemId.STATE_RESUME)
    void aKilledRunIsToldAtTheNextStartAndCanBeDiscarded() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Path file = trial.write(answers.listening(FreePort.next()));
        Product.Running running = silent(file);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());
        running.signal("KILL");
        running.end();

        Product.Ended next = product.setUp("--silent", "--answers", file.toString());

        assertThat(next.exit()).as("%s", next).isEqualTo(41);
        assertThat(next.err())
                .contains("STATE-RESUME")
                .contains(
                        "folders, certificate, configuration, index, service, start, inbound, register");

        server.faults().clear();
        Product.Ended again =
                product.setUp(
                        "--silent",
                        "--discard",
                        "--answers",
                        file.toString(),
                        "--set",
                        "setup.if-exists=reconfigure");
        assertThat(again.exit()).as("%s", again).isZero();
    }

    private Product.Running json(Path file) throws IOException {
        return product.begin(
                "dev.tentaclesetup.cli.SetupMain",
                "--silent",
                "--output",
                "json",
                "--answers",
                file.toString());
    }

    private void stopped(String signal, int exit) throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Product.Running running = silent(trial.write(answers.listening(FreePort.next())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());

        running.signal(signal);

        Product.Ended ended = running.end();
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.lastLine()).startsWith("undone");
        trial.assertUntouched();
    }

    private Product.Running silent(Path file) throws IOException {
        return product.begin(
                "dev.tentaclesetup.cli.SetupMain", "--silent", "--answers", file.toString());
    }
}
