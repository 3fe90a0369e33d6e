package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads log entries one by one from a part of a log file. Entries may follow each other directly
/// (as the official Tentacle writes them) or on lines of their own (as [LogBatch] does).
final class LogEntryReader {

    /// What one call of [#next] found.
    sealed interface Entry {
        record Line(ProcessOutput output) implements Entry {}

        /// An entry without text or time: it counts but is not shown.
        record Blank() implements Entry {}

        record Damaged() implements Entry {}

        record End() implements Entry {}
    }

    private static final int NO_BYTE = -1;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(32 * 1024).flip();
    private final long end;
    private long filled;
    private byte[] token = new byte[256];
    private int tokenSize;
    private String lastTimeText = "";
    private Instant lastTime = Instant.EPOCH;

    LogEntryReader(FileChannel file, long from, long end) {
        this.file = file;
        this.filled = from;
        this.end = end;
    }

    /// The offset in the file of the first byte that was not read yet.
    long position() {
        return filled - buffer.remaining();
    }

    /// The time of the last good entry.
    Instant lastTime() {
        return lastTime;
    }

    Entry next() throws IOException {
        int first = skipGaps();
        if (first == NO_BYTE) {
            return new Entry.End();
        }
        if (first != '[') {
            return new Entry.Damaged();
        }
        try {
            @Nullable String source = value(',');
            @Nullable String text = value(',');
            @Nullable String time = value(']');
            return entry(source, text, time);
        } catch (DamagedLog | DateTimeException e) {
            return new Entry.Damaged();
        }
    }

    private Entry entry(@Nullable String source, @Nullable String text, @Nullable String time)
            throws DamagedLog {
        if (text == null || time == null) {
            return new Entry.Blank();
        }
        if (!time.equals(lastTimeText)) {
            lastTime = OffsetDateTime.parse(time).toInstant();
            lastTimeText = time;
        }
        return new Entry.Line(new ProcessOutput(source(source), lastTime, text));
    }

    private static ProcessOutputSource source(@Nullable String name) throws DamagedLog {
        return switch (name) {
            case "stdout" -> ProcessOutputSource.STD_OUT;
            case "stderr" -> ProcessOutputSource.STD_ERR;
            case "debug" -> ProcessOutputSource.DEBUG;
            case null, default -> throw new DamagedLog();
        };
    }

    /// Skips white space and the byte order mark, which may stand at the start of the file.
    private int skipGaps() throws IOException {
        int b = read();
        while (b == '\n' || b == '\r' || b == ' ' || b == '\t' || b == 0xEF || b == 0xBB
                || b == 0xBF) {
            b = read();
        }
        return b;
    }

    private @Nullable String value(char terminator) throws IOException, DamagedLog {
        int first = skipGaps();
        @Nullable String value;
        if (first == '"') {
            value = text();
        } else if (first == 'n' && read() == 'u' && read() == 'l' && read() == 'l') {
            value = null;
        } else {
            throw new DamagedLog();
        }
        if (skipGaps() != terminator) {
            throw new DamagedLog();
        }
        return value;
    }

    private String text() throws IOException, DamagedLog {
        tokenSize = 0;
        while (true) {
            int b = read();
            switch (b) {
                case NO_BYTE -> throw new DamagedLog();
                case '"' -> {
                    return new String(token, 0, tokenSize, UTF_8);
                }
                case '\\' -> escape();
                default -> put(b);
            }
        }
    }

    private void escape() throws IOException, DamagedLog {
        int b = read();
        switch (b) {
            case '"', '\\', '/' -> put(b);
            case 'n' -> put('\n');
            case 'r' -> put('\r');
            case 't' -> put('\t');
            case 'b' -> put('\b');
            case 'f' -> put('\f');
            case 'u' -> unicode();
            default -> throw new DamagedLog();
        }
    }

    private void unicode() throws IOException, DamagedLog {
        char unit = hex4();
        String text = String.valueOf(unit);
        if (Character.isHighSurrogate(unit)) {
            if (read() != '\\' || read() != 'u') {
                throw new DamagedLog();
            }
            text += hex4();
        }
        for (byte b : text.getBytes(UTF_8)) {
            put(b);
        }
    }

    private char hex4() throws IOException, DamagedLog {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(), 16);
            if (digit < 0) {
                throw new DamagedLog();
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private void put(int b) {
        if (tokenSize == token.length) {
            token = Arrays.copyOf(token, tokenSize * 2);
        }
        token[tokenSize++] = (byte) b;
    }

    private int read() throws IOException {
        if (!buffer.hasRemaining() && !fill()) {
            return NO_BYTE;
        }
        return buffer.get() & 0xFF;
    }

    private boolean fill() throws IOException {
        buffer.clear();
        buffer.limit((int) Math.min(buffer.capacity(), end - filled));
        int count = buffer.limit() == 0 ? -1 : file.read(buffer, filled);
        buffer.flip();
        if (count > 0) {
            filled += count;
        }
        return count > 0;
    }

    /// The file holds something that is not a log entry.
    private static final class DamagedLog extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
