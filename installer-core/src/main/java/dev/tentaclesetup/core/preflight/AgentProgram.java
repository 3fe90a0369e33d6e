package dev.tentaclesetup.core.preflight;

import java.nio.file.Path;
import java.util.Optional;

/// The program that an agent runs.
///
/// @param path of its image or file
public record AgentProgram(String path) {

    private static final String VERSIONS = "versions";

    /// Its version, which an installed one has in its path; empty for others.
    public Optional<String> version() {
        Path folder = Path.of(path);
        return Optional.ofNullable(folder.getParent())
                .filter(parent -> parent.endsWith(VERSIONS))
                .map(_ -> String.valueOf(folder.getFileName()));
    }
}
