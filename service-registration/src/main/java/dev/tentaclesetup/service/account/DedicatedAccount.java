package dev.tentaclesetup.service.account;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// An account that exists for one instance alone.
///
/// @param name 1 to 31 letters, digits, underscores, hyphens and dots, first a letter or underscore
/// @param instance that it is made for: letters, digits, dots, hyphens, underscores and inner
///   spaces, at most 64
/// @param home the folder it calls home; absolute, and not made here
/// @param id the number that it had before and gets again, so that its files stay its own; empty
///   for a new one, without meaning on Windows
public record DedicatedAccount(String name, String instance, Path home, Optional<String> id) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,30}");
    private static final Pattern INSTANCE = Pattern.compile("[\\p{L}\\p{N}._ -]{1,64}");

    public DedicatedAccount {
        if (!isName(name)) {
            throw new IllegalArgumentException("not an account's name: '" + name + "'");
        }
        if (!INSTANCE.matcher(instance).matches() || !instance.equals(instance.strip())) {
            throw new IllegalArgumentException("not an instance's name: '" + instance + "'");
        }
        if (!home.isAbsolute()) {
            throw new IllegalArgumentException("not an absolute folder: " + home);
        }
    }

    /// A new one.
    public DedicatedAccount(String name, String instance, Path home) {
        this(name, instance, home, Optional.empty());
    }

    /// Whether an account may be made under this name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
