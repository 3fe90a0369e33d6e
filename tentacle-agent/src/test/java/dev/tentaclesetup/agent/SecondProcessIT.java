package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.halibut.wire.HalibutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A second process of an instance that runs ends, says why, and leaves the first alone.
@Timeout(180)
class SecondProcessIT {

    @TempDir Path folder;

    @Test
    void besideAListeningAgent() throws Exception {
        try (AgentProcess first = AgentProcess.listening(folder)) {
            assertSecondEnds(first);
        }
    }

    @Test
    void besideAPollingAgent() throws Exception {
        try (AgentProcess first = AgentProcess.polling(folder)) {
            assertThat(first.client().getCapabilities().hasScriptServiceV2()).isTrue();
            assertSecondEnds(first);
        }
    }

    @Test
    void anAgentThatWasKilledLeavesNoLock() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            agent.kill();
            assertThat(folder.resolve(AgentLock.FILE)).exists();

            agent.start();

            assertThat(Scripts.output(Scripts.run(agent.client(), "echo again")))
                    .containsExactly("again");
            assertThat(agent.terminate()).isZero();
            assertThat(folder.resolve(AgentLock.FILE)).doesNotExist();
        }
    }

    /// On POSIX systems a process that opens its own lock's file and closes it loses the lock.
    @Test
    void aServerThatFetchesTheLocksFileDoesNotFreeIt() throws Exception {
        try (AgentProcess first = AgentProcess.listening(folder)) {
            assertThatThrownBy(() -> first.client().downloadFile(AgentLock.FILE))
                    .isInstanceOf(HalibutException.class)
                    .hasMessageContaining("is in use");

            assertSecondEnds(first);
        }
    }

    private void assertSecondEnds(AgentProcess first) throws Exception {
        Process second =
                AgentProcess.launch(
                        folder, Map.of(), "agent", "--instance=test", "--noninteractive");
        second.getOutputStream().close();

        String output = new String(second.getInputStream().readAllBytes(), UTF_8);

        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(output).isOne();
        assertThat(output)
                .contains("This Tentacle is running already, from the folder " + folder)
                .contains("(process " + first.pid() + ", running since ")
                .doesNotContain("\tat ");
        assertThat(Files.readString(folder.resolve("Logs/OctopusTentacle.txt")))
                .contains("This Tentacle is running already");
        assertThat(Scripts.output(Scripts.run(first.client(), "echo still here")))
                .containsExactly("still here");
    }
}
