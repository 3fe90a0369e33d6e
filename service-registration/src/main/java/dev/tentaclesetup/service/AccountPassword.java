package dev.tentaclesetup.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The password of a service's account. Only Windows asks for one; it goes to the service control
/// manager and is not kept. Nothing prints it, and closing wipes it.
public final class AccountPassword implements AutoCloseable {

    private static final AccountPassword NONE = new AccountPassword(null);

    private final char @Nullable [] characters;

    private AccountPassword(char @Nullable [] characters) {
        this.characters = characters;
    }

    /// No password: the system's own account, a managed one, or one whose stored password stays.
    public static AccountPassword none() {
        return NONE;
    }

    /// A copy of the given characters, which the caller wipes.
    ///
    /// @throws IllegalArgumentException when there are none, or one that no password can hold
    public static AccountPassword of(char[] characters) {
        for (char c : characters) {
            if (c == '\0') {
                throw new IllegalArgumentException("a password cannot hold NUL");
            }
        }
        if (characters.length == 0) {
            throw new IllegalArgumentException("the password is empty");
        }
        return new AccountPassword(characters.clone());
    }

    /// Whether there is one.
    public boolean given() {
        return characters != null;
    }

    /// Passes the characters to a function, which must not keep them: [#close()] wipes them.
    ///
    /// @return what the reader made of them; empty when there is no password
    public <T> Optional<T> read(Function<char[], T> reader) {
        return characters == null ? Optional.empty() : Optional.of(reader.apply(characters));
    }

    @Override
    public void close() {
        if (characters != null) {
            Arrays.fill(characters, '\0');
        }
    }

    @Override
    public String toString() {
        return given() ? "password" : "no password";
    }
}
