package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.complete;
import static dev.tentaclesetup.agent.Scripts.of;
import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.run;
import static dev.tentaclesetup.agent.Scripts.script;
import static dev.tentaclesetup.agent.Scripts.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a script writes, as version 2 of the script service reports it.
class ScriptOutputIT extends ListeningAgent {

    @Test
    void theTwoStreamsAreToldApart() throws Exception {
        ScriptStatusResponseV2 end = run(client, "echo out; echo err >&2; no-such-command");

        assertThat(output(end)).containsExactly("out");
        assertThat(of(end, ProcessOutputSource.STD_ERR)).hasSize(2).first().isEqualTo("err");
        assertThat(of(end, ProcessOutputSource.STD_ERR).getLast()).contains("no-such-command");
    }

    @Test
    void aShellThatIsKilledSaysNothingByItself() throws Exception {
        assertThat(of(run(client, "kill -9 $$"), ProcessOutputSource.STD_ERR)).isEmpty();
    }

    @Test
    void backgroundProcessIsHeardAfterTheShellHasGone() throws Exception {
        ScriptStatusResponseV2 end = run(client, "(sleep 0.5; echo later) & echo now; exit 4");

        assertThat(output(end)).containsExactly("now", "later");
        assertThat(end.exitCode()).isEqualTo(4);
    }

    @Test
    void silentBackgroundProcessHoldsNothingUp() throws Exception {
        ScriptStatusResponseV2 end =
                client.startScript(
                        waiting("sleep 30 >/dev/null 2>&1 & echo $!", Duration.ofSeconds(20)));

        assertThat(end.state()).isEqualTo(ProcessState.COMPLETE);
        ProcessHandle.of(Long.parseLong(output(end).getFirst()))
                .ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void unusualCharactersSurvive() throws Exception {
        ScriptStatusResponseV2 end =
                run(
                        client,
                        "printf 'tab\\tquote\"back\\\\slash\\033[1m\\nende ü€😀\\n'; printf 'no end'");

        assertThat(output(end))
                .containsExactly("tab\tquote\"back\\slash\u001B[1m", "ende ü€😀", "no end");
    }

    @Test
    void brokenPipeInAScriptIsAnErrorAndNoSignal() throws Exception {
        ScriptStatusResponseV2 end = run(client, "yes | head -1; echo ${PIPESTATUS[0]}");

        assertThat(output(end)).containsExactly("y", "1");
    }

    @Test
    void fiveMegabytesInOneLineArrive() throws Exception {
        ScriptStatusResponseV2 end = run(client, "head -c 5000000 /dev/zero | tr '\\0' x; echo");

        assertThat(output(end))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSize(5_000_000));
    }

    @Test
    void twoHundredThousandLinesArriveInOrderInBoundedMemory() throws Exception {
        ScriptStatusResponseV2 end =
                complete(client, client.startScript(script("seq -f 'line number %.0f' 200000")));

        List<String> lines = output(end);
        assertThat(lines).hasSize(200_000);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).isEqualTo("line number " + (i + 1));
        }
        client.completeScript(new CompleteScriptCommandV2(end.ticket()));
    }

    @Test
    void occurredTimesAreOfTheScriptsRun() throws Exception {
        ScriptStatusResponseV2 end = run(client, "echo a; sleep 0.3; echo b");

        List<ProcessOutput> lines =
                end.logs().stream().filter(line -> line.text().length() == 1).toList();
        assertThat(Duration.between(lines.get(0).occurred(), lines.get(1).occurred()))
                .isGreaterThan(Duration.ofMillis(250));
    }
}
