package dev.tentaclesetup.agent.script;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log of one script: appended to while the script runs, read page by page at the same time.
/// Lines live in the file only; memory holds one file offset per [#INDEX_EVERY] entries, so that a
/// log of gigabytes costs kilobytes.
///
/// Safe for use by several threads. After [#close] it can still be read.
final class ScriptLog implements AutoCloseable {
    /// The most lines that one page holds.
    static final int PAGE_LINES = 50_000;

    /// The most bytes of the file that one page is made of, unless a single entry is larger. An
    /// answer costs a few times as much memory until it is sent, and many scripts may be asked
    /// about at once: a page is a small part of the heap.
    static final long PAGE_BYTES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 96, 256L << 10, 8L << 20);

    private static final int INDEX_EVERY = 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path file;
    private final InstantSource clock;
    private @Nullable FileChannel writer;
    private long[] offsets = new long[4];
    private long entries;
    private long size;
    private long tornEnd = -1;
    private long readSequence;
    private long readOffset;

    private ScriptLog(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /// Opens a log for writing, behind whatever it holds already.
    static ScriptLog open(Path file, InstantSource clock) throws IOException {
        ScriptLog log = existing(file, clock);
        FileChannel writer =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
        log.writer = writer;
        try {
            log.cutTornEnd(writer);
            if (log.size == 0) {
                log.write(ByteBuffer.wrap(BYTE_ORDER_MARK));
            }
        } catch (IOException e) {
            log.close();
            throw e;
        }
        return log;
    }

    /// An agent that wrote here before may have ended in the middle of an entry; what follows half
    /// an entry could never be read.
    private void cutTornEnd(FileChannel channel) throws IOException {
        if (tornEnd >= 0) {
            channel.truncate(tornEnd);
            size = tornEnd;
            entries--;
        }
    }

    /// A log to be read only; a missing file is an empty log.
    static ScriptLog existing(Path file, InstantSource clock) throws IOException {
        ScriptLog log = new ScriptLog(file, clock);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            log.index(channel);
        } catch (NoSuchFileException e) {
            log.size = 0;
        }
        return log;
    }

    Path file() {
        return file;
    }

    void append(ProcessOutputSource source, String... lines) throws IOException {
        LogBatch batch = new LogBatch().at(clock.instant());
        for (String line : lines) {
            batch.add(source, line);
        }
        append(batch);
    }

    /// Writes all entries of the batch, which then are visible to readers, and nothing of it
    /// before.
    synchronized void append(LogBatch batch) throws IOException {
        long start = size;
        writeWhole(batch.content());
        for (int i = 0; i < batch.count(); i++) {
            entries++;
            if (entries % INDEX_EVERY == 0) {
                remember(start + batch.endOf(i));
            }
        }
    }

    /// A part that was written before the disk became full is taken back.
    private void writeWhole(ByteBuffer content) throws IOException {
        long start = size;
        try {
            write(content);
        } catch (IOException e) {
            if (writer != null && size > start) {
                writer.truncate(start);
                size = start;
            }
            throw e;
        }
    }

    private void write(ByteBuffer content) throws IOException {
        FileChannel channel = writer;
        if (channel == null) {
            throw new IOException("The log " + file + " is closed.");
        }
        while (content.hasRemaining()) {
            size += channel.write(content);
        }
    }

    /// The lines after the entry with the ordinal `after`; zero and below mean from the start.
    LogPage page(long after) throws IOException {
        long from = Math.max(after, 0);
        long offset;
        long sequence;
        long end;
        synchronized (this) {
            if (from >= entries) {
                return new LogPage(List.of(), from, true);
            }
            boolean continued = readSequence <= from && readSequence >= from - from % INDEX_EVERY;
            sequence = continued ? readSequence : from - from % INDEX_EVERY;
            offset = continued ? readOffset : offsetOf(sequence);
            end = size;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return page(new LogEntryReader(channel, offset, end), sequence, from);
        } catch (NoSuchFileException e) {
            // The cleaner may remove the workspace of a finished script that was never completed.
            return new LogPage(List.of(), from, true);
        }
    }

    private LogPage page(LogEntryReader reader, long start, long from) throws IOException {
        List<ProcessOutput> lines = new ArrayList<>();
        long sequence = start;
        long limit = Long.MAX_VALUE;
        boolean more = true;
        while (more && lines.size() < PAGE_LINES && reader.position() < limit) {
            switch (reader.next()) {
                case LogEntryReader.Entry.Line line -> {
                    if (++sequence > from) {
                        lines.add(line.output());
                    }
                }
                case LogEntryReader.Entry.Blank() -> sequence++;
                case LogEntryReader.Entry.End() -> more = false;
                case LogEntryReader.Entry.Damaged() -> {
                    lines.add(corruption(++sequence, reader));
                    return new LogPage(lines, sequence, true);
                }
            }
            if (limit == Long.MAX_VALUE && sequence >= from) {
                limit = reader.position() + PAGE_BYTES;
            }
        }
        return finishPage(lines, sequence, reader.position());
    }

    private synchronized LogPage finishPage(List<ProcessOutput> lines, long sequence, long offset) {
        readSequence = sequence;
        readOffset = offset;
        return new LogPage(lines, sequence, sequence >= entries);
    }

    private static ProcessOutput corruption(long line, LogEntryReader reader) {
        return new ProcessOutput(
                ProcessOutputSource.STD_ERR,
                reader.lastTime(),
                "Corrupt Tentacle log at line " + line + ", no more logs will be read");
    }

    /// Counts the entries that are in the file already; what follows damage counts as one more.
    private void index(FileChannel channel) throws IOException {
        size = channel.size();
        LogEntryReader reader = new LogEntryReader(channel, 0, size);
        while (true) {
            long start = reader.position();
            switch (reader.next()) {
                case LogEntryReader.Entry.End() -> {
                    return;
                }
                case LogEntryReader.Entry.Damaged() -> {
                    entries++;
                    tornEnd = start;
                    return;
                }
                case LogEntryReader.Entry.Line(_), LogEntryReader.Entry.Blank() -> {
                    entries++;
                    if (entries % INDEX_EVERY == 0) {
                        remember(reader.position());
                    }
                }
            }
        }
    }

    private void remember(long offset) {
        int at = (int) (entries / INDEX_EVERY);
        if (at >= offsets.length) {
            offsets = Arrays.copyOf(offsets, at * 2);
        }
        offsets[at] = offset;
    }

    private long offsetOf(long sequence) {
        int at = (int) (sequence / INDEX_EVERY);
        return at == 0 ? 0 : offsets[at];
    }

    @Override
    public synchronized void close() throws IOException {
        FileChannel channel = writer;
        writer = null;
        if (channel != null) {
            channel.close();
        }
    }

    boolean exists() {
        return Files.exists(file);
    }
}
