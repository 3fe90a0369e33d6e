package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The first line of a stream as a secret: UTF-8, or UTF-16 where a byte-order mark says so, which
/// is what Windows PowerShell writes. No more than the line is taken from the stream.
sealed interface SecretLine {

    int LONGEST = 64 * 1024;

    /// The line, which is not empty.
    record Read(Secret secret) implements SecretLine {}

    /// @param reason the part of the bundle key after `secret.`
    record Refused(String reason) implements SecretLine {}

    static SecretLine read(InputStream in) throws IOException {
        var bytes = new byte[LONGEST];
        try {
            return read(in, bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static SecretLine read(InputStream in, byte[] bytes) throws IOException {
        int length = 0;
        Charset charset = StandardCharsets.UTF_8;
        for (int next = in.read(); next != -1; next = in.read()) {
            if (length == LONGEST) {
                return new Refused("too-long");
            }
            bytes[length++] = (byte) next;
            if (length == 2) {
                charset = charset(bytes);
            }
            if (ends(bytes, length, charset)) {
                length -= charset.equals(StandardCharsets.UTF_8) ? 1 : 2;
                break;
            }
        }
        return decode(bytes, length, charset);
    }

    private static Charset charset(byte[] bytes) {
        int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static boolean ends(byte[] bytes, int length, Charset charset) {
        byte last = bytes[length - 1];
        if (charset.equals(StandardCharsets.UTF_8)) {
            return last == '\n';
        }
        byte first = length < 2 ? 1 : bytes[length - 2];
        boolean big = charset.equals(StandardCharsets.UTF_16BE);
        return length % 2 == 0 && (big ? first == 0 && last == '\n' : first == '\n' && last == 0);
    }

    private static SecretLine decode(byte[] bytes, int length, Charset charset) {
        try {
            CharBuffer decoded = charset.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            char[] characters = decoded.array();
            int from = decoded.hasRemaining() && decoded.get(0) == InvisibleText.MARK ? 1 : 0;
            int to = decoded.limit();
            boolean carriageReturn = to > from && characters[to - 1] == '\r';
            to -= carriageReturn ? 1 : 0;
            try {
                return from == to
                        ? new Refused("empty")
                        : judged(Arrays.copyOfRange(characters, from, to));
            } finally {
                Arrays.fill(characters, '\0');
            }
        } catch (CharacterCodingException unknown) {
            return new Refused("not-utf8");
        }
    }

    /// A NUL is half of a character of UTF-16 without its mark.
    private static SecretLine judged(char[] line) {
        try {
            for (char character : line) {
                if (character == '\0') {
                    return new Refused("not-utf8");
                }
            }
            return new Read(Secret.of(line));
        } finally {
            Arrays.fill(line, '\0');
        }
    }
}
