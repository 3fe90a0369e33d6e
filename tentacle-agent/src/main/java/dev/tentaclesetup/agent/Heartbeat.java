package dev.tentaclesetup.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/// Touches the file by which `livez` sees that the agent lives (services sheet 9).
///
/// @param home where the file is
record Heartbeat(Path home, InstantSource clock) implements Runnable {
    static final String FILE = "livez.heartbeat";
    static final Duration DELAY = Duration.ofSeconds(10);

    @Override
    public void run() {
        Path file = home.resolve(FILE);
        try {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
            } else {
                Files.createFile(file);
            }
        } catch (IOException e) {
            System.getLogger(Heartbeat.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "The heartbeat file could not be written.",
                            e);
        }
    }
}
