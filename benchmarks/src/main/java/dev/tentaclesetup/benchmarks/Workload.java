package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.contracts.ScriptExecution;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// What a server asks of an agent, in the sizes that are measured.
///
/// @param client of the agent
record Workload(TentacleClient client) {

    static final int LINES = 200_000;
    static final int FILE_MIB = 256;

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MIB = 1 << 20;
    private static final byte[] BLOCK = new byte[MIB];

    /// Runs a script from start to completion.
    ///
    /// @return the number of log lines seen, the agent's own included
    int script(String body) throws Exception {
        var seen = new AtomicInteger();
        var ticket = new ScriptTicket(UUID.randomUUID().toString());
        new ScriptExecution(client)
                .run(
                        StartScriptCommandV2.of(ticket, "ServerTasks-1", body),
                        LIMIT,
                        _ -> seen.incrementAndGet());
        return seen.get();
    }

    /// Runs a script that prints as fast as it can; all lines have been seen when this returns.
    void longLog() throws Exception {
        int seen = script("seq -f 'this is line number %.0f of the long log' " + LINES);
        if (seen < LINES) {
            throw new IOException("only " + seen + " lines were seen");
        }
    }

    /// Sends a file.
    void upload(String name) throws Exception {
        var content =
                DataStream.of(
                        (long) FILE_MIB * MIB,
                        out -> {
                            for (int i = 0; i < FILE_MIB; i++) {
                                out.write(BLOCK);
                            }
                        });
        client.uploadFile(name, content);
    }

    /// Fetches a file; all of it lies in a temporary file of ours when the call returns.
    void download(String name) throws Exception {
        try (DataStream file = client.downloadFile(name)) {
            if (file == null || file.length() != (long) FILE_MIB * MIB) {
                throw new IOException("not the file that was uploaded: " + file);
            }
        }
    }
}
