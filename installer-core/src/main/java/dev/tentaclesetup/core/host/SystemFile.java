package dev.tentaclesetup.core.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A file by which the system says one thing in one line.
final class SystemFile {

    private static final int LONGEST = 512;

    private SystemFile() {}

    /// Without the whitespace around it; empty when there is nothing, or the file cannot be read.
    static Optional<String> line(Path file) {
        try (var in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8);
            return text.lines().findFirst().map(String::strip).filter(line -> !line.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
