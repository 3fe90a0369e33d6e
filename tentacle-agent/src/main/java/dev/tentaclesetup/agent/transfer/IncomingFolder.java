package dev.tentaclesetup.agent.transfer;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.tentaclesetup.instance.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Where uploads wait until they are complete: below the instance's home, because from there a
/// large file reaches its place by being moved, and because the system's folder for temporary files
/// may be memory.
///
/// @param path need not exist
public record IncomingFolder(Path path) {
    private static final String NAME = "Incoming";

    /// What was written to since may be an upload that goes on, of this agent or of one that is
    /// just ending.
    private static final Duration LEFT_OVER = Duration.ofDays(1);

    /// The folder of an instance.
    ///
    /// @param home absolute
    public static IncomingFolder of(Path home) {
        return new IncomingFolder(home.resolve(NAME));
    }

    /// Removes what agents that were killed have left, a day after. Never fails: what resists is
    /// left again.
    public void tidy(InstantSource clock) {
        if (!Files.isDirectory(path)) {
            return;
        }
        Instant oldest = clock.instant().minus(LEFT_OVER);
        try (Stream<Path> found = Files.list(path)) {
            for (Path left : found.toList()) {
                deleteIfLeft(left, oldest);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(IncomingFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "could not tidy up " + path, e);
        }
    }

    private static void deleteIfLeft(Path folder, Instant oldest) throws IOException {
        List<Path> inside;
        try (Stream<Path> tree = Files.walk(folder)) {
            inside = tree.toList();
        }
        for (Path path : inside) {
            if (inUse(path, oldest)) {
                return;
            }
        }
        FileTree.delete(folder);
    }

    private static boolean inUse(Path path, Instant oldest) throws IOException {
        try {
            return !Files.getLastModifiedTime(path, NOFOLLOW_LINKS).toInstant().isBefore(oldest);
        } catch (NoSuchFileException e) {
            return true; // an upload that has just got to its place
        }
    }
}
