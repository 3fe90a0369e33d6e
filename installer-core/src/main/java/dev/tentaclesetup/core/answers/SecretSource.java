package dev.tentaclesetup.core.answers;

import java.nio.file.Path;

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
}
