package dev.tentaclesetup.agent;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.contracts.TentacleClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// Words for tests that run scripts.
final class Scripts {
    private Scripts() {}

    /// A script that nothing waits for.
    static StartScriptCommandV2 script(String body) {
        return waiting(body, null);
    }

    /// A script whose start waits for its end.
    static StartScriptCommandV2 waiting(String body, @Nullable Duration wait) {
        return StartScriptCommandV2.of(
                        new ScriptTicket(UUID.randomUUID().toString()), "ServerTasks-1", body)
                .waiting(wait);
    }

    /// Runs to the end.
    static ScriptStatusResponseV2 run(TentacleClient client, String body) throws Exception {
        return complete(client, client.startScript(waiting(body, Duration.ofSeconds(30))));
    }

    /// Asks until the script is complete.
    ///
    /// @return the last status with all lines
    static ScriptStatusResponseV2 complete(TentacleClient client, ScriptStatusResponseV2 started) {
        List<ProcessOutput> lines = new ArrayList<>(started.logs());
        AtomicReference<ScriptStatusResponseV2> last = new AtomicReference<>(started);
        Awaitility.await("script complete")
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    if (last.get().state() != ProcessState.COMPLETE) {
                        last.set(
                                client.getStatus(
                                        new ScriptStatusRequestV2(
                                                started.ticket(), last.get().nextLogSequence())));
                        lines.addAll(last.get().logs());
                    }
                    return last.get().state() == ProcessState.COMPLETE;
                });
        ScriptStatusResponseV2 end = last.get();
        return new ScriptStatusResponseV2(
                end.ticket(), lines, end.nextLogSequence(), end.state(), end.exitCode());
    }

    static ScriptStatusResponseV2 status(TentacleClient client, ScriptTicket ticket)
            throws Exception {
        return client.getStatus(new ScriptStatusRequestV2(ticket, 0));
    }

    /// Waits for a line of a script.
    static void awaitLine(TentacleClient client, ScriptTicket ticket, String text) {
        Awaitility.await(text)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> texts(status(client, ticket)).contains(text));
    }

    static List<String> texts(ScriptStatusResponseV2 status) {
        return status.logs().stream().map(ProcessOutput::text).toList();
    }

    /// What the script itself printed to standard output.
    static List<String> output(ScriptStatusResponseV2 status) {
        return of(status, ProcessOutputSource.STD_OUT).stream()
                .filter(line -> !line.startsWith("##octopus["))
                .filter(line -> !line.startsWith("Acquiring isolation mutex"))
                .toList();
    }

    static List<String> of(ScriptStatusResponseV2 status, ProcessOutputSource source) {
        return status.logs().stream()
                .filter(line -> line.source() == source)
                .map(ProcessOutput::text)
                .toList();
    }
}
