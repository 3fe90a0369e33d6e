package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an agent knows of the scripts of the agent before it ([tentacle-services 5.8],
/// [tentacle-services 14]).
class RestartIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void newAgentTellsTheLinesAndThatTheResultIsUnknown(boolean crash) throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            Path after = folder.resolve("after");
            StartScriptCommandV2 command =
                    script(
                            "echo before; sleep 1; echo lost in a broken pipe; echo survived > '"
                                    + after
                                    + "'");
            agent.client().startScript(command);
            Scripts.awaitLine(agent.client(), command.ticket(), "before");

            if (crash) {
                agent.kill();
            } else {
                assertThat(agent.terminate()).isZero();
            }
            agent.start();
            ScriptStatusResponseV2 status = status(agent.client(), command.ticket());

            assertThat(status.state()).isEqualTo(ProcessState.COMPLETE);
            assertThat(status.exitCode()).isEqualTo(ScriptExitCodes.UNKNOWN_RESULT);
            assertThat(output(status)).containsExactly("before");
            assertThat(agent.client().startScript(command).exitCode())
                    .isEqualTo(ScriptExitCodes.UNKNOWN_RESULT);
            assertThat(agent.work(command.ticket().taskId()).resolve("scriptstate.json"))
                    .content()
                    .contains("\"RanToCompletion\":false");
            // The old shell goes on although its output is no longer read.
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(after));
            agent.client().completeScript(new CompleteScriptCommandV2(command.ticket()));
            assertThat(agent.work(command.ticket().taskId())).doesNotExist();
        }
    }

    @Test
    void endedScriptKeepsItsResultOverARestart() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            ScriptStatusResponseV2 end = Scripts.run(agent.client(), "echo kept; exit 7");
            agent.kill();
            agent.start();

            ScriptStatusResponseV2 again = status(agent.client(), end.ticket());
            ScriptStatusResponseV2 cancelled =
                    agent.client().cancelScript(new CancelScriptCommandV2(end.ticket(), 0));

            assertThat(again).isEqualTo(end);
            assertThat(cancelled).isEqualTo(end);
        }
    }

    @Test
    void scriptThatWasPreparedButNeverBegunIsBegunByTheRepeatedStart() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            StartScriptCommandV2 command = Scripts.waiting("echo runs", Duration.ofSeconds(30));
            Path workspace = Files.createDirectories(agent.work(command.ticket().taskId()));
            Files.writeString(
                    workspace.resolve("scriptstate.json"),
                    "{\"Created\":\"2026-01-01T00:00:00+00:00\",\"Started\":null,\"Completed\":null,"
                            + "\"State\":0,\"ExitCode\":null,\"RanToCompletion\":null}");

            assertThat(output(agent.client().startScript(command))).containsExactly("runs");
        }
    }

    @Test
    void stateOfAScriptThatNobodyRunsIsUnknownAndDamageIsToo() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            for (String state :
                    new String[] {
                        "{\"Created\":\"2026-01-01T00:00:00+00:00\",\"State\":0}", "junk"
                    }) {
                StartScriptCommandV2 command = script("echo x");
                Path workspace = Files.createDirectories(agent.work(command.ticket().taskId()));
                Files.writeString(workspace.resolve("scriptstate.json"), state);

                assertThat(status(agent.client(), command.ticket()).exitCode())
                        .isEqualTo(ScriptExitCodes.UNKNOWN_RESULT);
            }
        }
    }

    @Test
    void stopsCleanlyWhileFiftyScriptsRunAndTheirCallersWait() throws Exception {
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            List<StartScriptCommandV2> commands = new ArrayList<>();
            List<CompletableFuture<ScriptStatusResponseV2>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String body =
                        "echo in; until [ -e '"
                                + folder
                                + "/go' ]; do sleep 0.5; done; echo out; touch '"
                                + folder
                                + "/ended"
                                + i
                                + "'";
                StartScriptCommandV2 command = Scripts.waiting(body, Duration.ofHours(1));
                commands.add(command);
                calls.add(AgentProcess.async(() -> agent.client().startScript(command)));
            }
            for (StartScriptCommandV2 command : commands) {
                Scripts.awaitLine(agent.client(), command.ticket(), "in");
            }

            assertThat(agent.terminate()).isZero();

            for (CompletableFuture<ScriptStatusResponseV2> call : calls) {
                // A call that the stop cut off fails, or is answered by what was known then.
                assertThat(
                                call.handle((answer, failure) ->
                                                failure != null || answer.exitCode() == 0)
                                        .get())
                        .isTrue();
            }
            assertThat(agent.lines)
                    .anyMatch(line -> line.endsWith("LivenessHeartbeatTask.Stop(): Stopped"));
            agent.start();
            Files.createFile(folder.resolve("go"));
            for (int i = 0; i < 50; i++) {
                ScriptStatusResponseV2 status = status(agent.client(), commands.get(i).ticket());
                assertThat(status.exitCode()).isEqualTo(ScriptExitCodes.UNKNOWN_RESULT);
                assertThat(output(status)).containsExactly("in");
                Path ended = folder.resolve("ended" + i);
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(ended));
            }
        }
    }
}
