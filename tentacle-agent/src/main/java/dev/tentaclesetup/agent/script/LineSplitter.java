package dev.tentaclesetup.agent.script;

import java.io.IOException;
import java.util.Arrays;

/// Cuts a stream of bytes into lines as .NET does [tentacle-services 6.6]: a line feed, a carriage
/// return, or both together end a line; a line feed that follows a carriage return in a later block
/// still belongs to it.
final class LineSplitter {
    /// A line longer than this many bytes is cut, so that output without line ends cannot fill the
    /// memory.
    static final int LONGEST_LINE = 6 << 20;

    /// Takes each line without its end; the bytes are only valid during the call.
    interface Lines {
        void line(byte[] bytes, int from, int length) throws IOException;
    }

    private final Lines lines;
    private byte[] rest = new byte[256];
    private int restSize;
    private boolean afterReturn;

    LineSplitter(Lines lines) {
        this.lines = lines;
    }

    void accept(byte[] block, int length) throws IOException {
        int start = 0;
        for (int i = 0; i < length; i++) {
            byte b = block[i];
            if (b == '\n' && afterReturn) {
                start = i + 1;
            } else if (b == '\n' || b == '\r') {
                emit(block, start, i);
                start = i + 1;
            }
            afterReturn = b == '\r';
        }
        keep(block, start, length);
    }

    /// Delivers the last line if it has no end.
    void finish() throws IOException {
        if (restSize > 0) {
            lines.line(rest, 0, restSize);
            restSize = 0;
        }
    }

    private void emit(byte[] block, int start, int end) throws IOException {
        if (restSize == 0) {
            lines.line(block, start, end - start);
        } else {
            keep(block, start, end);
            lines.line(rest, 0, restSize);
            restSize = 0;
        }
        if (rest.length > 1 << 16) {
            rest = new byte[256];
        }
    }

    private void keep(byte[] block, int start, int end) throws IOException {
        int length = end - start;
        if (restSize + length > LONGEST_LINE) {
            finish();
        }
        if (rest.length - restSize < length) {
            rest =
                    Arrays.copyOf(
                            rest,
                            Math.max(restSize + length, Math.min(rest.length * 2, LONGEST_LINE)));
        }
        System.arraycopy(block, start, rest, restSize, length);
        restSize += length;
    }
}
