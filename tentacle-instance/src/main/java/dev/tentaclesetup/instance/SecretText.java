package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BadValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/// Between characters and UTF-8 without a `String` in between, which could not be wiped.
final class SecretText {

    private SecretText() {}

    static byte[] encode(char[] text) {
        var buffer = ByteBuffer.wrap(new byte[3 * text.length]);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(text), buffer, true);
        byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), (byte) 0);
        return bytes;
    }

    /// @throws InstanceException if the bytes are not well-formed UTF-8, so not what was encrypted
    static char[] decode(byte[] bytes) throws InstanceException {
        var buffer = CharBuffer.wrap(new char[bytes.length]);
        var result =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), buffer, true);
        char[] text = Arrays.copyOf(buffer.array(), buffer.position());
        Arrays.fill(buffer.array(), '\0');
        if (result.isError()) {
            Arrays.fill(text, '\0');
            throw new InstanceException(new BadValue("not UTF-8", ""));
        }
        return text;
    }

    /// Base64 in which white space is ignored and nothing else, as in the official decoder.
    ///
    /// @throws IllegalArgumentException if it is none
    static byte[] base64(String text) {
        return Base64.getDecoder().decode(text.replaceAll("[ \\t\\r\\n]", ""));
    }
}
