package dev.tentaclesetup.agent.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.ProcessOutputSource;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;

/// Log entries encoded and ready to be written with one call. An entry is a JSON array of source,
/// text and time, as in the official log [tentacle-services 6.6], and ends with a line feed so that
/// the file can be searched by line.
///
/// Not safe for use by several threads.
final class LogBatch {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] BETWEEN = "\",\"".getBytes(ISO_8859_1);
    private static final byte[] END = "\"]\n".getBytes(ISO_8859_1);

    private static final byte[] STD_OUT = "[\"stdout\",\"".getBytes(ISO_8859_1);
    private static final byte[] STD_ERR = "[\"stderr\",\"".getBytes(ISO_8859_1);
    private static final byte[] DEBUG = "[\"debug\",\"".getBytes(ISO_8859_1);

    private byte[] bytes = new byte[1024];
    private int size;
    private int[] ends = new int[16];
    private int count;
    private byte[] time = {};

    /// Every entry added from now on carries this time.
    LogBatch at(Instant now) {
        time = now.toString().replace("Z", "+00:00").getBytes(ISO_8859_1);
        return this;
    }

    void add(ProcessOutputSource source, String text) {
        byte[] encoded = text.getBytes(UTF_8);
        addEntry(source, encoded, 0, encoded.length);
    }

    /// Adds a line as a script wrote it; what the character set does not know becomes U+FFFD.
    void add(ProcessOutputSource source, byte[] line, int from, int length, Charset charset) {
        if (isPlain(line, from, length)) {
            addEntry(source, line, from, length);
        } else {
            add(source, new String(line, from, length, charset));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    /// Where the entry with this index (from 0) ends, in bytes from the batch's start.
    int endOf(int index) {
        return ends[index];
    }

    ByteBuffer content() {
        return ByteBuffer.wrap(bytes, 0, size);
    }

    void clear() {
        size = 0;
        count = 0;
        if (bytes.length > 1 << 20) {
            bytes = new byte[1024];
        }
    }

    private void addEntry(ProcessOutputSource source, byte[] utf8, int from, int length) {
        put(prefix(source));
        if (isPlain(utf8, from, length)) {
            put(utf8, from, length);
        } else {
            putEscaped(utf8);
        }
        put(BETWEEN);
        put(time);
        put(END);
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, count * 2);
        }
        ends[count++] = size;
    }

    private static byte[] prefix(ProcessOutputSource source) {
        return switch (source) {
            case STD_OUT -> STD_OUT;
            case STD_ERR -> STD_ERR;
            case DEBUG -> DEBUG;
        };
    }

    /// True when the bytes are ASCII that JSON needs not escape: nearly every line of every script.
    private static boolean isPlain(byte[] line, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = line[i];
            if (b < 0x20 || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private void putEscaped(byte[] utf8) {
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                ensure(2);
                bytes[size++] = '\\';
                bytes[size++] = b;
            } else if (b >= 0 && b < 0x20) {
                ensure(6);
                bytes[size++] = '\\';
                bytes[size++] = 'u';
                bytes[size++] = '0';
                bytes[size++] = '0';
                bytes[size++] = HEX[b >> 4];
                bytes[size++] = HEX[b & 15];
            } else {
                ensure(1);
                bytes[size++] = b;
            }
        }
    }

    private void put(byte[] part) {
        put(part, 0, part.length);
    }

    private void put(byte[] part, int from, int length) {
        ensure(length);
        System.arraycopy(part, from, bytes, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
