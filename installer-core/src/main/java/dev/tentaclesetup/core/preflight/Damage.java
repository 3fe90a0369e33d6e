package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.problem.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// What is wrong with an instance's configuration, which a set-up can repair.
///
/// @param kind what is damaged
/// @param warning for the user, with the way out
/// @param copy of the file as it was before, which this host can use; empty when there is none
public record Damage(Kind kind, Problem warning, Optional<Path> copy) {

    /// What is damaged.
    public enum Kind {
        /// Its certificate cannot be decrypted; the rest is in order.
        CERTIFICATE,
        /// The file cannot be understood.
        CONTENT,
        /// The file is not there.
        MISSING
    }

    /// Whether the file itself has to be replaced.
    public boolean ofFile() {
        return kind != Kind.CERTIFICATE && (copy.isPresent() || kind == Kind.CONTENT);
    }
}
