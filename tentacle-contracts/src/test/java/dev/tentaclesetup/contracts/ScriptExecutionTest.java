package dev.tentaclesetup.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.halibut.wire.HalibutException;
import dev.tentaclesetup.halibut.wire.HalibutFailure;
import dev.tentaclesetup.halibut.wire.WireObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScriptExecutionTest {
    private static final ScriptTicket TICKET = new ScriptTicket("t");
    private static final StartScriptCommandV2 COMMAND =
            StartScriptCommandV2.of(TICKET, "ServerTasks-1", "true");

    private final List<String> calls = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final Deque<ScriptStatusResponseV2> answers = new ArrayDeque<>();
    private Instant now = Instant.EPOCH;

    @Test
    void everyLineIsSeenOnceAndTheWorkspaceIsRemoved() throws Exception {
        answer(ProcessState.RUNNING, 0, "a");
        answer(ProcessState.RUNNING, 0);
        answer(ProcessState.COMPLETE, 7, "b", "c");

        assertThat(run(Duration.ofMinutes(1))).isEqualTo(new ScriptOutcome.Finished(7));

        assertThat(lines).containsExactly("a", "b", "c");
        assertThat(calls)
                .containsExactly("StartScript", "GetStatus 1", "GetStatus 1", "CompleteScript");
        assertThat(pauses).containsExactly(Duration.ofMillis(20), Duration.ofMillis(30));
    }

    @Test
    void scriptThatEndsInsideItsStartIsNotAskedAbout() throws Exception {
        answer(ProcessState.COMPLETE, 0, "a");

        assertThat(run(Duration.ofMinutes(1))).isEqualTo(new ScriptOutcome.Finished(0));

        assertThat(calls).containsExactly("StartScript", "CompleteScript");
    }

    @Test
    void longPagesAreFetchedWithoutAPause() throws Exception {
        answer(
                ProcessState.RUNNING,
                0,
                IntStream.range(0, 500).mapToObj(Integer::toString).toArray(String[]::new));
        answer(ProcessState.COMPLETE, 0);

        run(Duration.ofMinutes(1));

        assertThat(pauses).isEmpty();
        assertThat(lines).hasSize(500);
    }

    @Test
    void scriptThatTakesTooLongIsCancelled() throws Exception {
        answer(ProcessState.RUNNING, 0, "a");
        answer(ProcessState.RUNNING, 0);
        answer(ProcessState.RUNNING, 0);
        answer(ProcessState.COMPLETE, -1, "killed");

        assertThat(run(Duration.ofMillis(25))).isEqualTo(new ScriptOutcome.TimedOut(-1));

        assertThat(calls)
                .containsExactly(
                        "StartScript",
                        "GetStatus 1",
                        "GetStatus 1",
                        "CancelScript 1",
                        "CompleteScript");
        assertThat(lines).containsExactly("a", "killed");
    }

    @Test
    void failureIsThrownAndTheWorkspaceRemovedAllTheSame() {
        assertThatThrownBy(() -> run(Duration.ofMinutes(1))).isInstanceOf(HalibutException.class);

        assertThat(calls).containsExactly("StartScript", "CompleteScript");
    }

    @Test
    void interruptionCancelsTheScript() throws Exception {
        answer(ProcessState.RUNNING, 0);
        answer(ProcessState.RUNNING, 0);
        ScriptExecution execution =
                new ScriptExecution(
                        new TentacleClient(this::call),
                        () -> now,
                        duration -> {
                            throw new InterruptedException();
                        });

        assertThatThrownBy(() -> execution.run(COMMAND, Duration.ofMinutes(1), line -> {}))
                .isInstanceOf(InterruptedException.class);

        assertThat(calls).contains("CancelScript 9223372036854775807", "CompleteScript");
    }

    private ScriptOutcome run(Duration limit) throws Exception {
        return new ScriptExecution(
                        new TentacleClient(this::call),
                        () -> now,
                        duration -> {
                            pauses.add(duration);
                            now = now.plus(duration);
                        })
                .run(COMMAND, limit, line -> lines.add(line.text()));
    }

    private @Nullable Object call(String service, String method, @Nullable Object... params)
            throws HalibutException {
        WireObject parameter = (WireObject) java.util.Objects.requireNonNull(params[0]);
        calls.add(
                parameter.has("LastLogSequence")
                        ? method + " " + parameter.get("LastLogSequence")
                        : method);
        if (method.equals("CompleteScript")) {
            return null;
        }
        ScriptStatusResponseV2 answer = answers.poll();
        if (answer == null) {
            throw new HalibutException(new HalibutFailure.Closed());
        }
        return answer.toWire();
    }

    private void answer(ProcessState state, int exitCode, String... texts) {
        List<ProcessOutput> logs = new ArrayList<>();
        for (String text : texts) {
            logs.add(new ProcessOutput(ProcessOutputSource.STD_OUT, Instant.EPOCH, text));
        }
        long sequence = answers.isEmpty() ? 0 : answers.peekLast().nextLogSequence();
        answers.add(
                new ScriptStatusResponseV2(TICKET, logs, sequence + logs.size(), state, exitCode));
    }
}
