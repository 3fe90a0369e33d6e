package dev.tentaclesetup.core.answers;

import dev.tentaclesetup.core.Secret;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a secret is to be fetched from [wizard-reference 10.3].
public sealed interface SecretSource {

    /// `key.env = NAME`.
    record Environment(String variable) implements SecretSource {}

    /// `key.file = PATH`: the first line.
    ///
    /// @param file absolute, or relative to the answer file's folder
    record FirstLine(Path file) implements SecretSource {}

    /// `key.stdin = yes`: the first line of standard input.
    record StandardInput() implements SecretSource {}

    /// `key.prompt = yes`: the user is asked.
    record Prompt() implements SecretSource {}

    /// No answer at all: the instance has the secret already. It is opened only where it is used,
    /// and never leaves the host.
    ///
    /// @param open empty when it cannot be decrypted here
    record Stored(Supplier<Optional<Secret>> open) implements SecretSource {}
}
