package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CompleteScriptCommand;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptFile;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptStatusResponse;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommand;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.contracts.UploadResult;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What was asked of the real Tentacle in the recorded conversations, asked of ours: the same log
/// lines and exit codes. Home and user differ, and the two output streams meet in any order.
class RecordedAgentIT extends ListeningAgent {

    private static final String RECORDED_HOME = "/opt/agent-home";

    @ParameterizedTest
    @ValueSource(strings = {"listening-script-v2", "polling-script-v2", "listening-cancel-v2"})
    void scriptsOfVersion2EndAsRecorded(String name) throws Exception {
        Talk talk = Talk.load(name);
        StartScriptCommandV2 command = command(talk);
        ScriptStatusResponseV2 last = client.startScript(command);
        if (talk.asks("CancelScript")) {
            Scripts.awaitLine(client, command.ticket(), "started");
            client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        }

        ScriptStatusResponseV2 end = Scripts.complete(client, last);
        ScriptStatusResponseV2 again = Scripts.status(client, command.ticket());

        assertSame(talk, again.logs(), again.state(), again.exitCode());
        assertThat(end.exitCode()).isEqualTo(again.exitCode());
        client.completeScript(new CompleteScriptCommandV2(command.ticket()));
        assertThat(agent.work(command.ticket().taskId())).doesNotExist();
    }

    @Test
    void scriptOfVersion1EndsAsRecorded() throws Exception {
        Talk talk = Talk.load("listening-script-v1");
        JsonNode wire = talk.request("StartScript").get(0);
        ScriptTicket ticket =
                client.startScript(
                        new StartScriptCommand(
                                wire.get("ScriptBody").asString(),
                                ScriptIsolationLevel.NO_ISOLATION,
                                Map.of(),
                                List.of(),
                                texts(wire.get("Arguments")),
                                wire.get("TaskId").asString(),
                                Duration.ofMinutes(10),
                                null));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.getStatus(new ScriptStatusRequest(ticket, 0)).state()
                                == ProcessState.COMPLETE);

        ScriptStatusResponse last = client.completeScript(new CompleteScriptCommand(ticket, 0));

        String recorded = talk.last("State").get("Ticket").get("TaskId").asString();
        List<ProcessOutput> lines =
                last.logs().stream()
                        .map(line ->
                                new ProcessOutput(
                                        line.source(),
                                        line.occurred(),
                                        line.text().replace(ticket.taskId(), recorded)))
                        .toList();
        assertSame(talk, lines, last.state(), last.exitCode());
        assertThat(recorded).matches("\\d{14}-102-\\d+");
        assertThat(ticket.taskId()).matches("\\d{14}-102-\\d+");
    }

    @Test
    void unknownTicketIsAnsweredAsRecorded() throws Exception {
        Talk talk = Talk.load("listening-unknown-ticket-v2");
        String ticket = talk.request("GetStatus").get(0).get("Ticket").get("TaskId").asString();

        ScriptStatusResponseV2 answer = Scripts.status(client, new ScriptTicket(ticket));

        assertSame(talk, answer.logs(), answer.state(), answer.exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listening-capabilities", "polling-capabilities"})
    void capabilitiesAreTheRecordedOnes(String name) throws Exception {
        assertThat(client.getCapabilities().supportedCapabilities())
                .isEqualTo(
                        texts(
                                Talk.load(name)
                                        .last("SupportedCapabilities")
                                        .get("SupportedCapabilities")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listening-file-transfer", "polling-file-transfer"})
    void filesAreTransferredAsRecorded(String name) throws Exception {
        Talk talk = Talk.load(name);
        Iterator<byte[]> streams = talk.streams().iterator();
        for (Exchange exchange : talk.exchanges()) {
            String path = local(exchange.params().get(0).asString());
            JsonNode result = exchange.result();
            if (exchange.method().equals("UploadFile")) {
                UploadResult stored = client.uploadFile(path, DataStream.of(streams.next()));
                assertThat(stored.fullPath()).isEqualTo(local(result.get("FullPath").asString()));
                assertThat(stored.hash()).isEqualTo(result.get("Hash").asString());
                assertThat(stored.length()).isEqualTo(number(result.get("Length")));
            } else if (result.isNull()) {
                assertThat(client.downloadFile(path)).isNull();
            } else {
                try (DataStream stream = Objects.requireNonNull(client.downloadFile(path));
                        InputStream in = stream.open()) {
                    assertThat(in.readAllBytes()).isEqualTo(streams.next());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"listening-unknown-service", "polling-unknown-service"})
    void unknownServiceIsAnsweredAsRecorded(String name) throws Exception {
        JsonNode error = Talk.load(name).exchanges().getFirst().error();

        HalibutException failure =
                catchThrowableOfType(
                        HalibutException.class,
                        () -> agent.server.call(agent.endpoint(), "IUnknownService", "Hello", "x"));

        assertThat(failure.failure()).isInstanceOf(HalibutFailure.ServiceNotFound.class);
        assertThat(failure).hasMessageContaining(error.get("message").asString());
    }

    private static StartScriptCommandV2 command(Talk talk) {
        JsonNode wire = talk.request("StartScript").get(0);
        Iterator<byte[]> streams = talk.streams().iterator();
        List<ScriptFile> files = new ArrayList<>();
        for (JsonNode file : wire.get("Files")) {
            files.add(
                    new ScriptFile(
                            file.get("Name").asString(), DataStream.of(streams.next()), null));
        }
        JsonNode mutex = wire.get("IsolationMutexName");
        JsonNode wait = wire.get("DurationToWaitForScriptToFinish");
        boolean full = number(wire.get("Isolation")) == 1;
        return StartScriptCommandV2.of(
                        new ScriptTicket(wire.get("ScriptTicket").get("TaskId").asString()),
                        wire.get("TaskId").asString(),
                        wire.get("ScriptBody").asString())
                .waiting(wait.isNull() ? null : Duration.ofSeconds(30))
                .isolated(
                        full
                                ? ScriptIsolationLevel.FULL_ISOLATION
                                : ScriptIsolationLevel.NO_ISOLATION,
                        Duration.ofMinutes(10),
                        mutex.isNull() ? null : mutex.asString())
                .with(files, texts(wire.get("Arguments")));
    }

    private static void assertSame(
            Talk talk, List<ProcessOutput> logs, ProcessState state, int exitCode) {
        JsonNode recorded = talk.last("State");
        assertThat(state.wireNumber()).isEqualTo((int) number(recorded.get("State")));
        assertThat(exitCode).isEqualTo((int) number(recorded.get("ExitCode")));
        for (ProcessOutputSource source : ProcessOutputSource.values()) {
            List<String> expected = new ArrayList<>();
            for (JsonNode line : recorded.get("Logs")) {
                String text = line.get("Text").asString();
                // Remarks of the .NET runtime's clean-up after a kill [tentacle-services 6.7].
                boolean remark = text.startsWith("Swallowing ");
                if (number(line.get("Source")) == source.wireNumber() && !remark) {
                    expected.add(local(text));
                }
            }
            assertThat(logs)
                    .filteredOn(line -> line.source() == source)
                    .extracting(ProcessOutput::text)
                    .isEqualTo(expected);
        }
    }

    private static String local(String text) {
        return text.replace(RECORDED_HOME, folder.toString())
                .replace(
                        "running as 'root'",
                        "running as '" + System.getProperty("user.name") + "'");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static long number(JsonNode typed) {
        return typed.iterator().next().asLong();
    }

    /// A call and its answer.
    private record Exchange(String method, JsonNode params, JsonNode result, JsonNode error) {}

    /// A recorded conversation.
    private record Talk(List<Exchange> exchanges, List<byte[]> streams) {
        static Talk load(String name) {
            Path file = Path.of("..", "halibut", "src", "test", "resources", "vectors");
            JsonNode root = JsonMapper.shared().readTree(file.resolve(name + ".json").toFile());
            List<Exchange> exchanges = new ArrayList<>();
            List<byte[]> streams = new ArrayList<>();
            JsonNode request = root;
            for (JsonNode frame : root.get("frames")) {
                switch (frame.get("kind").asString()) {
                    case "data-stream" -> streams.add(content(frame));
                    case "message" -> {
                        JsonNode message = frame.get("decoded").get("Message");
                        if (message.has("service")) {
                            request = message;
                        } else if (message.has("result")) {
                            exchanges.add(
                                    new Exchange(
                                            request.get("method").asString(),
                                            request.get("params"),
                                            message.get("result"),
                                            message.get("error")));
                        }
                    }
                    default -> {}
                }
            }
            return new Talk(exchanges, streams);
        }

        /// Between identity and length in front and the length again behind.
        private static byte[] content(JsonNode frame) {
            byte[] bytes =
                    Base64.getDecoder().decode(frame.get("bytes").asString().getBytes(UTF_8));
            return Arrays.copyOfRange(bytes, 24, bytes.length - 8);
        }

        boolean asks(String method) {
            return exchanges.stream().anyMatch(exchange -> exchange.method().equals(method));
        }

        JsonNode request(String method) {
            return exchanges.stream()
                    .filter(exchange -> exchange.method().equals(method))
                    .findFirst()
                    .orElseThrow()
                    .params();
        }

        JsonNode last(String member) {
            return exchanges.stream()
                    .map(Exchange::result)
                    .filter(result -> result.has(member))
                    .reduce((_, later) -> later)
                    .orElseThrow();
        }
    }
}
