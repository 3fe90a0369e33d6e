package dev.tentaclesetup.core;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// A password, API key or token: held as characters, never printed, wiped on [#close()].
///
/// There is deliberately no way to get a `String` for keeping: [#use(Function)] lends the
/// characters to the one call that needs them.
public final class Secret implements AutoCloseable {

    private final char[] characters;
    private boolean wiped;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /// Copies the characters; the caller wipes its own.
    ///
    /// @param characters the secret, may be empty
    public static Secret of(char[] characters) {
        SecretMask.remember(characters);
        return new Secret(characters.clone());
    }

    /// Lends the characters for one call. The array given is a copy that is wiped when the call
    /// returns.
    ///
    /// @throws IllegalStateException after [#close()]
    public synchronized <T> T use(Function<char[], T> user) {
        if (wiped) {
            throw new IllegalStateException("the secret has been wiped");
        }
        char[] copy = characters.clone();
        try {
            return user.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /// The UTF-8 bytes for one call, wiped when it returns.
    public <T> T useBytes(Function<byte[], T> user) {
        return use(chars -> {
            var buffer = ByteBuffer.allocate(3 * chars.length);
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(chars), buffer, true);
            byte[] bytes = Arrays.copyOf(buffer.array(), buffer.position());
            Arrays.fill(buffer.array(), (byte) 0);
            try {
                return user.apply(bytes);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        });
    }

    /// Whether there are no characters.
    public boolean isEmpty() {
        return characters.length == 0;
    }

    /// Wipes the characters. Using the secret afterwards is a bug.
    @Override
    public synchronized void close() {
        Arrays.fill(characters, '\0');
        wiped = true;
    }

    /// Never the value.
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
