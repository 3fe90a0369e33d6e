package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptServiceV1HandlerTest {
    private static final InstantSource ONE_SECOND =
            InstantSource.fixed(Instant.parse("2026-01-31T10:15:30Z"));

    @TempDir Path home;

    @Test
    void agentThatIsRestartedWithinASecondDoesNotReuseATicket() throws Exception {
        ScriptServiceV1Handler before = scripts();
        ScriptTicket first = before.startScript(script());
        ScriptServiceV1Handler after = scripts();
        ScriptTicket second = after.startScript(script());

        assertThat(first.taskId()).isEqualTo("20260131101530-1-1");
        assertThat(second.taskId()).isEqualTo("20260131101530-1-2");
        awaitEnd(before, first);
        awaitEnd(after, second);
    }

    private ScriptServiceV1Handler scripts() {
        return new ScriptServiceV1Handler(
                new ScriptHost(
                        new Workspaces(home),
                        new Bash(Path.of("/bin/bash")),
                        Map.of(),
                        ScriptSecretMask.NONE,
                        ONE_SECOND));
    }

    private static StartScriptCommand script() {
        return new StartScriptCommand(
                "true",
                ScriptIsolationLevel.NO_ISOLATION,
                Map.of(),
                List.of(),
                List.of(),
                "ServerTasks-1",
                Duration.ZERO,
                null);
    }

    private static void awaitEnd(ScriptServiceV1Handler scripts, ScriptTicket ticket) {
        Awaitility.await()
                .until(() ->
                        scripts.getStatus(new ScriptStatusRequest(ticket, 0)).state()
                                == ProcessState.COMPLETE);
    }
}
