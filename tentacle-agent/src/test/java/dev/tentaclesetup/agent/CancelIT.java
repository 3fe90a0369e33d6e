package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.complete;
import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.run;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cancel ends all that a script has started, however that has gone out of its way; a script that
/// ends by itself leaves what it has started alone.
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class CancelIT extends ListeningAgent {

    /// Each prints the id of its last process, which lives on when what started it has ended.
    @ParameterizedTest
    @ValueSource(
            strings = {
                // A session of its own, its parent gone.
                "(setsid sh -c 'echo $$; exec sleep 600' &)",
                // A daemon: forked twice, nothing of the script's left open.
                "(setsid bash -c '(cd /; echo $BASHPID; exec sleep 600 </dev/null &>/dev/null) &')",
                // Deaf to everything that can be heard.
                "(setsid bash -c 'trap \"\" TERM HUP INT; echo $$; while :; do sleep 1; done' &)",
                // Without a variable of ours, and nothing left open.
                "(env -i setsid bash -c 'echo $$; exec sleep 600 </dev/null &>/dev/null' &)",
                "(env -i setsid bash -c '(cd /; echo $BASHPID; exec sleep 600 </dev/null &>/dev/null) &')",
                // With all limits that it may change at their highest.
                // As `su` and `sudo` do, which put other limits in place of the script's.
                "(env -i setsid bash -c '(ulimit -S -x unlimited; echo $BASHPID; exec sleep 600) & wait' &)",
                "(ulimit -S -n hard; setsid bash -c 'echo $$; exec sleep 600' &)"
            })
    void cancelEndsWhatHasLeftTheTree(String body) throws Exception {
        StartScriptCommandV2 command = script(body + "; sleep 600");
        client.startScript(command);
        long survivor = Long.parseLong(firstLine(command));

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        ScriptStatusResponseV2 end = complete(client, status(client, command.ticket()));

        assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.KILLED);
        Awaitility.await(body).until(() -> !runs(survivor));
    }

    /// The shell has ended, and only what it left behind keeps the script running.
    @Test
    void cancelEndsWhatHoldsTheOutputOfAShellThatHasEnded() throws Exception {
        StartScriptCommandV2 command = script("(setsid bash -c 'echo $$; exec sleep 600' &)");
        client.startScript(command);
        long survivor = Long.parseLong(firstLine(command));

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        complete(client, status(client, command.ticket()));

        Awaitility.await().until(() -> !runs(survivor));
    }

    @Test
    void cancelReachesWhatIsStartedMeanwhile() throws Exception {
        StartScriptCommandV2 command =
                script(
                        "(setsid bash -c 'echo $$; while :; do (sleep 600 &); sleep 0.01; done' &)"
                                + "; sleep 600");
        client.startScript(command);
        firstLine(command);

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        complete(client, status(client, command.ticket()));

        Awaitility.await()
                .until(() ->
                        ProcessHandle.allProcesses()
                                .filter(process -> worksIn(process.pid(), command))
                                .noneMatch(process -> runs(process.pid())));
    }

    @Test
    void cancelLeavesOtherScriptsAlone() throws Exception {
        StartScriptCommandV2 other = script("(setsid bash -c 'echo $$; exec sleep 600' &); wait");
        client.startScript(other);
        long survivor = Long.parseLong(firstLine(other));
        StartScriptCommandV2 command = script("echo ready; sleep 600");
        client.startScript(command);
        firstLine(command);

        client.cancelScript(new CancelScriptCommandV2(command.ticket(), 0));
        complete(client, status(client, command.ticket()));

        assertThat(runs(survivor)).isTrue();
        client.cancelScript(new CancelScriptCommandV2(other.ticket(), 0));
        Awaitility.await().until(() -> !runs(survivor));
    }

    @Test
    void aScriptThatEndsByItselfLeavesItsDaemonAlone() throws Exception {
        ScriptStatusResponseV2 end =
                run(client, "(setsid bash -c 'echo $$; exec sleep 600 </dev/null &>/dev/null' &)");
        long daemon = Long.parseLong(output(end).getFirst());

        assertThat(end.exitCode()).isZero();
        assertThat(runs(daemon)).isTrue();
        ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static String firstLine(StartScriptCommandV2 command) {
        return Awaitility.await()
                .until(() -> output(status(client, command.ticket())), lines -> !lines.isEmpty())
                .getFirst();
    }

    private static boolean worksIn(long process, StartScriptCommandV2 command) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process), "cwd"))
                    .startsWith(agent.work(command.ticket().taskId()));
        } catch (IOException e) {
            return false;
        }
    }

    /// A process that has ended and is not waited for does not run.
    private static boolean runs(long process) {
        try {
            Path file = Path.of("/proc", Long.toString(process), "stat");
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            String state = text.substring(text.lastIndexOf(')') + 1).strip();
            return List.of("Z", "X").stream().noneMatch(state::startsWith);
        } catch (IOException e) {
            return false;
        }
    }
}
