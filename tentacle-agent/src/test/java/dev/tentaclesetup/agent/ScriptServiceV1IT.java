package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CancelScriptCommand;
import dev.tentaclesetup.contracts.CompleteScriptCommand;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptStatusResponse;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Version 1 of the script service over real TLS ([tentacle-services 4], [tentacle-services 14]).
class ScriptServiceV1IT extends ListeningAgent {

    @Test
    void runsAndLeavesItsOutputInTheLastAnswer() throws Exception {
        ScriptTicket ticket = client.startScript(script("echo The answer is 42", "ServerTasks-7"));
        awaitComplete(ticket);

        ScriptStatusResponse last = client.completeScript(new CompleteScriptCommand(ticket, 0));

        assertThat(ticket.taskId()).matches("\\d{14}-7-\\d+");
        assertThat(texts(last)).contains("The answer is 42");
        assertThat(last.state()).isEqualTo(ProcessState.COMPLETE);
        assertThat(last.exitCode()).isZero();
        assertThat(agent.work(ticket.taskId())).doesNotExist();
    }

    @Test
    void lastAnswerTellsTheResultAlsoToACallerWhoHasReadNothingOfALongLog() throws Exception {
        ScriptTicket ticket = client.startScript(script("seq 100000; exit 9", "ServerTasks-9"));
        Path log = agent.work(ticket.taskId()).resolve("Output.log");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(log).contains("exited with code 9"));
        // Complete is not said before the caller is near the end of the log, so ask from there.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.getStatus(new ScriptStatusRequest(ticket, 99_999)).state()
                                == ProcessState.COMPLETE);

        ScriptStatusResponse last = client.completeScript(new CompleteScriptCommand(ticket, 0));

        assertThat(last.logs().size()).isLessThan(100_000);
        assertThat(last.state()).isEqualTo(ProcessState.COMPLETE);
        assertThat(last.exitCode()).isEqualTo(9);
    }

    @Test
    void stopsAtItsExit() throws Exception {
        ScriptTicket ticket =
                client.startScript(script("echo before; exit 1; echo after", "ServerTasks-8"));

        ScriptStatusResponse end = awaitComplete(ticket);

        assertThat(texts(end)).contains("before").doesNotContain("after");
        assertThat(end.exitCode()).isEqualTo(1);
    }

    @Test
    void cancelStopsAndKeepsTheFirstLine() throws Exception {
        ScriptTicket ticket = client.startScript(script("echo first; sleep 300", "ServerTasks-9"));
        Awaitility.await().until(() -> texts(status(ticket)).contains("first"));

        client.cancelScript(new CancelScriptCommand(ticket, 0));
        ScriptStatusResponse end = awaitComplete(ticket);

        assertThat(texts(end)).contains("first");
        assertThat(end.exitCode()).isNotZero();
    }

    @Test
    void unknownTicketCountsAsEndedWell() throws Exception {
        ScriptStatusResponse answer = status(new ScriptTicket("../nope"));

        assertThat(answer.state()).isEqualTo(ProcessState.COMPLETE);
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.logs()).isEmpty();
    }

    @Test
    void hostileTaskIdStaysInsideTheWorkFolder() throws Exception {
        ScriptTicket ticket =
                client.startScript(script("pwd", "../../x/ServerTasks-ServerTasks-1"));

        ScriptStatusResponse end = awaitComplete(ticket);

        assertThat(texts(end)).contains(agent.work(ticket.taskId()).toString());
        assertThat(ticket.taskId()).doesNotContain("/", "ServerTasks");
    }

    @Test
    void missingTaskIdLeavesTwoHyphens() throws Exception {
        assertThat(client.startScript(script("true", null)).taskId()).matches("\\d{14}--\\d+");
    }

    private static StartScriptCommand script(String body, @Nullable String task) {
        return new StartScriptCommand(
                body,
                ScriptIsolationLevel.NO_ISOLATION,
                Map.of(),
                List.of(),
                List.of(),
                task,
                Duration.ZERO,
                null);
    }

    private static ScriptStatusResponse awaitComplete(ScriptTicket ticket) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(ticket), answer -> answer.state() == ProcessState.COMPLETE);
    }

    private static ScriptStatusResponse status(ScriptTicket ticket) throws Exception {
        return client.getStatus(new ScriptStatusRequest(ticket, 0));
    }

    private static List<String> texts(ScriptStatusResponse answer) {
        return answer.logs().stream().map(ProcessOutput::text).toList();
    }
}
