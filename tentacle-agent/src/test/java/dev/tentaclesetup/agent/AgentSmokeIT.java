package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ScriptExecution;
import dev.tentaclesetup.contracts.ScriptOutcome;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSmokeIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void runsAScriptListeningAndPolling(boolean polling) throws Exception {
        try (AgentProcess agent =
                polling ? AgentProcess.polling(folder) : AgentProcess.listening(folder)) {
            assertThat(agent.client().getCapabilities().supportedCapabilities())
                    .containsExactly("IScriptService", "IFileTransferService", "IScriptServiceV2");
            List<String> lines = new ArrayList<>();

            ScriptOutcome outcome =
                    new ScriptExecution(agent.client())
                            .run(
                                    StartScriptCommandV2.of(
                                            new ScriptTicket("t1"),
                                            "ServerTasks-1",
                                            "echo hello; exit 3"),
                                    Duration.ofSeconds(30),
                                    line -> lines.add(line.text()));

            assertThat(outcome).isEqualTo(new ScriptOutcome.Finished(3));
            assertThat(lines).contains("hello");
            assertThat(agent.work("t1")).doesNotExist();
            assertThat(agent.terminate()).isZero();
        }
    }
}
