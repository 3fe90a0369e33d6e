package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.complete;
import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.status;
import static dev.tentaclesetup.agent.Scripts.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Much output, many scripts, and a disk that takes no more.
class LoadIT {
    private static final String LONG_LINE =
            " of a story that is told faster than anybody listens to it, and that says the same again"
                    .repeat(4);

    @TempDir Path folder;

    @Test
    void hundredsOfMegabytesGoThroughASmallHeapToAReaderWhoComesLate() throws Exception {
        int total = 600_000;
        try (AgentProcess agent =
                AgentProcess.listening(folder, Map.of("_JAVA_OPTIONS", "-Xmx32m"))) {
            StartScriptCommandV2 command = script("seq -f 'line %.0f" + LONG_LINE + "' " + total);
            agent.client().startScript(command);
            Path state = agent.work(command.ticket().taskId()).resolve("scriptstate.json");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> Files.readString(state).contains("\"State\":2"));
            assertThat(Files.size(agent.work(command.ticket().taskId()).resolve("Output.log")))
                    .isGreaterThan(200L << 20);

            int next = 1;
            ScriptStatusResponseV2 page = status(agent.client(), command.ticket());
            while (true) {
                for (ProcessOutput line : page.logs()) {
                    if (line.text().startsWith("line ")) {
                        assertThat(line.text()).isEqualTo("line " + next++ + LONG_LINE);
                    }
                }
                if (page.state() == ProcessState.COMPLETE) {
                    break;
                }
                page =
                        agent.client()
                                .getStatus(
                                        new ScriptStatusRequestV2(
                                                command.ticket(), page.nextLogSequence()));
            }

            assertThat(next).isEqualTo(total + 1);
            assertThat(page.exitCode()).isZero();
            agent.client().completeScript(new CompleteScriptCommandV2(command.ticket()));
        }
    }

    @Test
    void manyReadersOfALongLogAtOnceDoNotFillTheShippedHeap() throws Exception {
        try (AgentProcess agent =
                AgentProcess.listening(folder, Map.of("_JAVA_OPTIONS", "-Xmx192m"))) {
            ScriptStatusResponseV2 started =
                    agent.client()
                            .startScript(
                                    waiting(
                                            "seq -f 'line %.0f" + LONG_LINE + "' 100000",
                                            Duration.ofSeconds(50)));
            List<CompletableFuture<Long>> readers = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                readers.add(
                        AgentProcess.async(() -> {
                            long next = 0;
                            for (int page = 0; page < 4; page++) {
                                next =
                                        agent.client()
                                                .getStatus(
                                                        new ScriptStatusRequestV2(
                                                                started.ticket(), next))
                                                .nextLogSequence();
                            }
                            return next;
                        }));
            }

            for (CompletableFuture<Long> reader : readers) {
                assertThat(reader.get()).isGreaterThan(5_000);
            }
            assertThat(Scripts.run(agent.client(), "exit 4").exitCode()).isEqualTo(4);
        }
    }

    @Test
    void thousandScriptsLeaveNoFilesThreadsOrFoldersBehind() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            runMany(agent, 100);
            long files = count(agent, "fd");
            long threads = count(agent, "task");

            runMany(agent, 1_000);

            // Connections and helpers of the virtual machine come and go by a few.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            count(agent, "fd") <= files + 20
                                    && count(agent, "task") <= threads + 20);
            assertThat(folder.resolve("Work")).isEmptyDirectory();
            assertThat(ProcessHandle.of(agent.pid()).orElseThrow().children()).isEmpty();
        }
    }

    private static void runMany(AgentProcess agent, int total) throws Exception {
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        int together = 10;
        for (int i = 0; i < together; i++) {
            callers.add(
                    AgentProcess.async(() -> {
                        for (int j = 0; j < total / together; j++) {
                            StartScriptCommandV2 command =
                                    waiting("echo x; exit 3", Duration.ofSeconds(50));
                            ScriptStatusResponseV2 end = agent.client().startScript(command);
                            assertThat(end.exitCode()).isEqualTo(3);
                            agent.client()
                                    .completeScript(new CompleteScriptCommandV2(command.ticket()));
                        }
                        return null;
                    }));
        }
        for (CompletableFuture<Void> caller : callers) {
            caller.get();
        }
    }

    private static long count(AgentProcess agent, String what) throws IOException {
        try (Stream<Path> entries =
                Files.list(Path.of("/proc", String.valueOf(agent.pid()), what))) {
            return entries.count();
        }
    }

    @Test
    void scriptWhoseOutputDoesNotFitOnTheDiskEndsAndKeepsWhatFitted() throws Exception {
        try (AgentProcess agent = AgentProcess.withLargestFile(folder, 300)) {
            StartScriptCommandV2 command =
                    script("for i in $(seq 10); do seq 100000; done; sleep 300");

            ScriptStatusResponseV2 end =
                    complete(agent.client(), agent.client().startScript(command));

            assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.FATAL);
            List<String> lines = output(end);
            assertThat(lines).hasSizeGreaterThan(100);
            for (int i = 0; i < lines.size(); i++) {
                assertThat(lines.get(i)).isEqualTo(String.valueOf(i + 1));
            }
            assertThat(Scripts.of(end, ProcessOutputSource.STD_ERR))
                    .noneMatch(line -> line.contains("Corrupt"));
            assertThat(Scripts.run(agent.client(), "exit 5").exitCode()).isEqualTo(5);
            assertThat(ProcessHandle.of(agent.pid()).orElseThrow().children()).isEmpty();
        }
    }

    @Test
    void uploadThatDoesNotFitOnTheDiskIsAnErrorAndLeavesTheOldFile() throws Exception {
        try (AgentProcess agent = AgentProcess.withLargestFile(folder, 300)) {
            agent.client().uploadFile("up/file", DataStream.of(new byte[] {1, 2, 3}));

            assertThatThrownBy(() ->
                            agent.client().uploadFile("up/file", DataStream.of(new byte[2 << 20])))
                    .isInstanceOf(HalibutException.class)
                    .hasMessageContaining("The received file could not be stored: File too large");

            assertThat(folder.resolve("up/file")).hasBinaryContent(new byte[] {1, 2, 3});
            assertThat(folder.resolve("up")).isDirectoryNotContaining("glob:**.part");
            assertThat(agent.client().getCapabilities().supportedCapabilities()).hasSize(3);
        }
    }

    @Test
    void logFileThatCannotBeWrittenStopsNothing() throws Exception {
        Files.createDirectories(folder.resolve("Logs/OctopusTentacle.txt/in-the-way"));

        try (AgentProcess agent = AgentProcess.listening(folder)) {
            assertThat(Scripts.run(agent.client(), "exit 4").exitCode()).isEqualTo(4);
            assertThat(agent.lines)
                    .anyMatch(line -> line.startsWith("The log file cannot be written: "))
                    .anyMatch(line -> line.startsWith("Agent listening on: "));
        }
    }
}
