package dev.tentaclesetup.core.problem;

import java.util.List;

/// What was found, in words of this program: a text of the bundle.
///
/// @param key the part of the bundle key after `reason.`
/// @param arguments for its placeholders; never a secret
public record Reason(String key, List<String> arguments) {
    public Reason {
        arguments = List.copyOf(arguments);
    }

    public static Reason of(String key, String... arguments) {
        return new Reason(key, List.of(arguments));
    }
}
