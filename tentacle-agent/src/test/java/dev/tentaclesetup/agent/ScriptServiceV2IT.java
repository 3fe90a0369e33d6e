package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.complete;
import static dev.tentaclesetup.agent.Scripts.of;
import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.run;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.status;
import static dev.tentaclesetup.agent.Scripts.texts;
import static dev.tentaclesetup.agent.Scripts.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Version 2 of the script service over real TLS, with real shells [tentacle-services 14].
class ScriptServiceV2IT extends ListeningAgent {

    @Test
    void linesComeInOrderWhileTheScriptRuns() throws Exception {
        String body = "for i in 1 2 3 4 5; do echo line $i; sleep 0.1; done; echo end";

        ScriptStatusResponseV2 end = complete(client, client.startScript(script(body)));

        assertThat(output(end))
                .containsExactly("line 1", "line 2", "line 3", "line 4", "line 5", "end");
        assertThat(end.exitCode()).isZero();
    }

    @Test
    void startThatWaitsAnswersWithTheWholeLog() throws Exception {
        ScriptStatusResponseV2 end =
                client.startScript(waiting("echo hello; exit 99", Duration.ofSeconds(30)));

        assertThat(end.state()).isEqualTo(ProcessState.COMPLETE);
        assertThat(end.exitCode()).isEqualTo(99);
        assertThat(output(end)).containsExactly("hello");
        assertThat(end.nextLogSequence()).isEqualTo(end.logs().size());
    }

    @Test
    void startThatDoesNotWaitLongEnoughSaysRunning() throws Exception {
        ScriptStatusResponseV2 started =
                client.startScript(waiting("sleep 30", Duration.ofSeconds(2)));

        assertThat(started.state()).isEqualTo(ProcessState.RUNNING);
        assertThat(started.exitCode()).isZero();
        assertThat(started.logs()).hasSizeGreaterThan(1);
        client.cancelScript(new CancelScriptCommandV2(started.ticket(), 0));
    }

    @Test
    void remarksAreThoseOfTheRecording() throws Exception {
        ScriptStatusResponseV2 end = run(client, "exit 3");

        String workspace = agent.work(end.ticket().taskId()).toString();
        assertThat(of(end, ProcessOutputSource.DEBUG))
                .containsExactly(
                        "Executable directory is /bin",
                        "Executable name or full path: /bin/bash",
                        "Starting /bin/bash in working directory '"
                                + workspace
                                + "' using 'Unicode (UTF-8)' encoding running as '"
                                + System.getProperty("user.name")
                                + "'",
                        "Process /bin/bash in " + workspace + " exited with code 3");
        assertThat(end.logs()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "exit 0, 0",
        "exit 1, 1",
        "exit -1, 255",
        "exit 256, 0",
        "kill -9 $$, 137",
        "kill -15 $$, 143",
        "no-such-command, 127",
        "if, 2"
    })
    void exitCodesAreTheShellsOwn(String body, int code) throws Exception {
        assertThat(run(client, body).exitCode()).isEqualTo(code);
    }

    @Test
    void sameTicketRunsOnceWhateverTheSecondBody() throws Exception {
        StartScriptCommandV2 first = waiting("echo first", Duration.ofSeconds(30));
        client.startScript(first);

        ScriptStatusResponseV2 second =
                client.startScript(
                        StartScriptCommandV2.of(first.ticket(), "ServerTasks-1", "echo second"));

        assertThat(output(second)).containsExactly("first");
        assertThat(second.state()).isEqualTo(ProcessState.COMPLETE);
    }

    @Test
    void manyStartsOfOneTicketAtOnceRunOnce() throws Exception {
        Path counted = folder.resolve("counted");
        StartScriptCommandV2 command =
                waiting(
                        "echo x >> '" + counted + "'; sleep 0.3; echo done",
                        Duration.ofSeconds(30));
        List<CompletableFuture<ScriptStatusResponseV2>> answers = new ArrayList<>();

        IntStream.range(0, 100)
                .forEach(i -> answers.add(AgentProcess.async(() -> client.startScript(command))));

        for (CompletableFuture<ScriptStatusResponseV2> answer : answers) {
            assertThat(answer.get().exitCode()).isZero();
            assertThat(output(answer.get())).containsExactly("done");
        }
        assertThat(counted).hasContent("x");
    }

    @Test
    void ticketsIgnoreLetterCase() throws Exception {
        StartScriptCommandV2 command =
                StartScriptCommandV2.of(new ScriptTicket("MixedCase"), "ServerTasks-1", "exit 0");
        client.startScript(command.waiting(Duration.ofSeconds(30)));

        assertThat(status(client, new ScriptTicket("mixedcase")).exitCode()).isZero();
        assertThat(agent.work("mixedcase")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "../../etc", "/etc", "", "a/b", "..", "x\0y"})
    void unknownTicketIsAnAnswerAndLeavesNothing(String text) throws Exception {
        ScriptTicket ticket = new ScriptTicket(text);

        assertThat(status(client, ticket).exitCode()).isEqualTo(ScriptExitCodes.UNKNOWN_SCRIPT);
        ScriptStatusResponseV2 cancelled =
                client.cancelScript(new CancelScriptCommandV2(ticket, 0));
        client.completeScript(new CompleteScriptCommandV2(ticket));

        assertThat(cancelled.state()).isEqualTo(ProcessState.COMPLETE);
        assertThat(cancelled.exitCode()).isEqualTo(ScriptExitCodes.UNKNOWN_SCRIPT);
        assertThat(agent.work("nope")).doesNotExist();
        assertThat(folder.resolve("test.config")).exists();
        assertThat(folder.resolve("Work")).exists();
    }

    @Test
    void hostileTicketCannotStart() {
        StartScriptCommandV2 command =
                StartScriptCommandV2.of(new ScriptTicket("../evil"), "ServerTasks-1", "echo x");

        assertThatThrownBy(() -> client.startScript(command))
                .isInstanceOfSatisfying(
                        HalibutException.class,
                        e ->
                                assertThat(e.failure())
                                        .isInstanceOf(HalibutFailure.ServiceFailed.class));
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void completeRemovesTheWorkspace() throws Exception {
        StartScriptCommandV2 command = waiting("echo x", Duration.ofSeconds(30));
        Path workspace = agent.work(command.ticket().taskId());
        assertThat(workspace).doesNotExist();

        client.startScript(command);
        assertThat(workspace).isDirectory();
        client.completeScript(new CompleteScriptCommandV2(command.ticket()));

        assertThat(workspace).doesNotExist();
        assertThat(status(client, command.ticket()).exitCode())
                .isEqualTo(ScriptExitCodes.UNKNOWN_SCRIPT);
    }

    @Test
    void stateFileTellsTheWholeStory() throws Exception {
        StartScriptCommandV2 command = script("echo ready; sleep 1");
        client.startScript(command);
        Scripts.awaitLine(client, command.ticket(), "ready");
        Path file = agent.work(command.ticket().taskId()).resolve("scriptstate.json");

        assertThat(Files.readString(file))
                .contains("\"State\":1", "\"Completed\":null", "\"ExitCode\":null");
        complete(client, status(client, command.ticket()));

        assertThat(Files.readString(file))
                .contains("\"State\":2", "\"ExitCode\":0", "\"RanToCompletion\":true");
    }

    @Test
    void cancelKillsTheWholeTree() throws Exception {
        StartScriptCommandV2 command =
                script(
                        "(sleep 301 & echo $! ; wait) & echo $!; setsid sleep 302 & echo $!; sleep 300");
        client.startScript(command);
        Awaitility.await().until(() -> output(status(client, command.ticket())).size() >= 3);
        List<String> processes = output(status(client, command.ticket()));

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        ScriptStatusResponseV2 end = complete(client, status(client, command.ticket()));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.KILLED);
        assertThat(texts(end).getLast()).endsWith("exited with code -1");
        for (String process : processes) {
            Awaitility.await().until(() -> ProcessHandle.of(Long.parseLong(process)).isEmpty());
        }
    }

    @Test
    void cancelReturnsAlthoughASurvivorHoldsThePipes() throws Exception {
        StartScriptCommandV2 command =
                script("(setsid sleep 20 & echo $! ) ; sleep 0.2; echo ready; sleep 300");
        client.startScript(command);
        Scripts.awaitLine(client, command.ticket(), "ready");
        String survivor = output(status(client, command.ticket())).getFirst();

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        ScriptStatusResponseV2 end = complete(client, status(client, command.ticket()));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.KILLED);
        ProcessHandle.of(Long.parseLong(survivor)).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void statusAfterASequenceGivesOnlyWhatFollows() throws Exception {
        ScriptStatusResponseV2 end = run(client, "echo a; echo b; echo c");
        long total = end.nextLogSequence();

        ScriptStatusResponseV2 rest =
                client.getStatus(new ScriptStatusRequestV2(end.ticket(), total - 2));
        ScriptStatusResponseV2 beyond =
                client.getStatus(new ScriptStatusRequestV2(end.ticket(), total + 50));

        assertThat(rest.logs()).isEqualTo(end.logs().subList((int) total - 2, (int) total));
        assertThat(beyond.logs()).isEmpty();
        assertThat(beyond.nextLogSequence()).isEqualTo(total + 50);
    }

    @Test
    void fiveScriptsWithoutIsolationRunTogether() throws Exception {
        List<CompletableFuture<ScriptStatusResponseV2>> all = new ArrayList<>();
        Path meeting = Files.createDirectories(folder.resolve("meeting"));
        String body =
                "touch '"
                        + meeting
                        + "'/$$; until [ $(ls '"
                        + meeting
                        + "' | wc -l) -ge 5 ]; do sleep 0.05; done";

        for (int i = 0; i < 5; i++) {
            all.add(AgentProcess.async(() -> run(client, body)));
        }

        for (CompletableFuture<ScriptStatusResponseV2> script : all) {
            assertThat(script.get().exitCode()).isZero();
        }
    }

    @Test
    void namesOfTicketsInTheAnswerAreTheCallers() throws Exception {
        ScriptStatusResponseV2 end = run(client, "true");
        ScriptTicket upper = new ScriptTicket(end.ticket().taskId().toUpperCase(Locale.ROOT));

        assertThat(status(client, upper).ticket().taskId()).isEqualTo(upper.taskId());
    }
}
