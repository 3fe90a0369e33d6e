package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessOutputSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Moves one stream of a script into its log, block by block, so that a script that prints fast
/// waits for the disk and not for the memory.
final class OutputPump {
    private static final int BLOCK = 16 * 1024;
    private static final int BATCH = 256 * 1024;
    private static final long STACK = 128 * 1024;

    private final InputStream in;
    private final ProcessOutputSource source;
    private final ScriptLog log;
    private final Charset charset;
    private final ScriptSecretMask.@Nullable Stream mask;
    private final InstantSource clock;
    private final LogBatch batch = new LogBatch();
    private final LineSplitter splitter = new LineSplitter(this::line);
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    OutputPump(
            InputStream in,
            ProcessOutputSource source,
            ScriptLog log,
            Charset charset,
            ScriptSecretMask mask,
            InstantSource clock) {
        this.in = in;
        this.source = source;
        this.log = log;
        this.charset = charset;
        this.mask = mask.isEmpty() ? null : mask.stream();
        this.clock = clock;
    }

    /// Begins to pump.
    ///
    /// @return completes at the end of the stream; exceptionally when the log cannot be written
    CompletableFuture<Void> start(String threadName) {
        // A thread of the system: reading a pipe would hold a virtual thread's carrier, and there
        // are few of these.
        Thread.ofPlatform().daemon().name(threadName).stackSize(STACK).start(this::run);
        return over;
    }

    private void run() {
        try {
            pump();
            over.complete(null);
        } catch (IOException | RuntimeException e) {
            over.completeExceptionally(e);
        }
    }

    private void pump() throws IOException {
        byte[] block = new byte[BLOCK];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            batch.at(clock.instant());
            splitter.accept(block, count);
            flush();
        }
        batch.at(clock.instant());
        splitter.finish();
        flush();
    }

    private void line(byte[] bytes, int from, int length) throws IOException {
        if (mask == null) {
            batch.add(source, bytes, from, length, charset);
        } else {
            batch.add(source, mask.hide(new String(bytes, from, length, charset)));
        }
        if (batch.size() > BATCH) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (!batch.isEmpty()) {
            log.append(batch);
            batch.clear();
        }
    }
}
