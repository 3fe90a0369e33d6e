package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.complete;
import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.status;
import static dev.tentaclesetup.agent.Scripts.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The isolation mutex as a server sees it ([tentacle-services 7], [tentacle-services 14]).
class IsolationIT extends ListeningAgent {

    @ParameterizedTest
    @EnumSource(ScriptIsolationLevel.class)
    void nothingRunsBesideAnIsolatedScript(ScriptIsolationLevel level) throws Exception {
        String mutex = "m" + level;
        Path flag = folder.resolve("flag" + level);
        StartScriptCommandV2 first =
                isolated(
                        "touch '" + flag + "'; echo in; sleep 1; rm '" + flag + "'",
                        ScriptIsolationLevel.FULL_ISOLATION,
                        mutex);
        client.startScript(first);
        Scripts.awaitLine(client, first.ticket(), "in");

        StartScriptCommandV2 second =
                isolated("test -e '" + flag + "' && echo together || echo alone", level, mutex);
        ScriptStatusResponseV2 end = complete(client, client.startScript(second));

        assertThat(texts(end))
                .contains("alone")
                .anyMatch(line -> line.startsWith("Waiting on another script in this task"));
        assertThat(end.exitCode()).isZero();
        assertThat(complete(client, status(client, first.ticket())).exitCode()).isZero();
        assertThat(Files.exists(flag)).isFalse();
    }

    @Test
    void cancelWhileWaitingEndsTheWaitOnly() throws Exception {
        StartScriptCommandV2 holder =
                isolated("echo in; sleep 60", ScriptIsolationLevel.FULL_ISOLATION, "cancel");
        client.startScript(holder);
        Scripts.awaitLine(client, holder.ticket(), "in");
        StartScriptCommandV2 waiting =
                isolated("echo never", ScriptIsolationLevel.NO_ISOLATION, "cancel");
        assertThat(client.startScript(waiting).state()).isEqualTo(ProcessState.PENDING);

        client.cancelScript(new CancelScriptCommandV2(waiting.ticket(), 0));
        ScriptStatusResponseV2 end = complete(client, status(client, waiting.ticket()));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.CANCELED);
        assertThat(texts(end).getLast()).isEqualTo("Script execution canceled.");
        assertThat(output(end)).doesNotContain("never");
        client.cancelScript(new CancelScriptCommandV2(holder.ticket(), 0));
        ScriptStatusResponseV2 next =
                complete(
                        client,
                        client.startScript(
                                isolated(
                                        "echo free",
                                        ScriptIsolationLevel.FULL_ISOLATION,
                                        "cancel")));
        assertThat(output(next)).contains("free");
    }

    @Test
    void waitThatIsTooLongTimesOut() throws Exception {
        StartScriptCommandV2 holder =
                isolated("echo in; sleep 60", ScriptIsolationLevel.FULL_ISOLATION, "timeout");
        client.startScript(holder);
        Scripts.awaitLine(client, holder.ticket(), "in");

        ScriptStatusResponseV2 end =
                complete(
                        client,
                        client.startScript(
                                script("echo never")
                                        .isolated(
                                                ScriptIsolationLevel.FULL_ISOLATION,
                                                Duration.ofMillis(300),
                                                "timeout")));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.TIMEOUT);
        assertThat(texts(end).getLast()).isEqualTo("Script execution timed out.");
        client.cancelScript(new CancelScriptCommandV2(holder.ticket(), 0));
    }

    @Test
    void senselessTimeoutIsFatalToTheScriptOnly() throws Exception {
        ScriptStatusResponseV2 end =
                complete(
                        client,
                        client.startScript(
                                script("echo never")
                                        .isolated(
                                                ScriptIsolationLevel.FULL_ISOLATION,
                                                Duration.ofMillis(-5),
                                                null)));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.FATAL);
        assertThat(Scripts.run(client, "exit 0").exitCode()).isZero();
    }

    @Test
    void scriptWithoutTaskIsNamedByItsTicketAndReleasesTheMutex() throws Exception {
        StartScriptCommandV2 plain = isolated("true", ScriptIsolationLevel.NO_ISOLATION, "no-task");
        StartScriptCommandV2 without =
                new StartScriptCommandV2(
                        plain.ticket(),
                        plain.scriptBody(),
                        null,
                        null,
                        plain.isolation(),
                        plain.isolationMutexTimeout(),
                        "no-task",
                        plain.scripts(),
                        plain.files(),
                        plain.arguments());

        ScriptStatusResponseV2 end = complete(client, client.startScript(without));
        ScriptStatusResponseV2 next =
                complete(
                        client,
                        client.startScript(
                                isolated(
                                        "exit 5", ScriptIsolationLevel.FULL_ISOLATION, "no-task")));

        assertThat(texts(end).get(1)).endsWith(" in " + plain.ticket().taskId());
        assertThat(next.exitCode()).isEqualTo(5);
    }

    private static StartScriptCommandV2 isolated(
            String body, ScriptIsolationLevel level, String mutex) {
        return script(body).isolated(level, StartScriptCommandV2.NO_MUTEX_TIMEOUT, mutex);
    }
}
