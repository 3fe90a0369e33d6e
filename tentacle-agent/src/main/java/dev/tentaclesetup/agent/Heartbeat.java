package dev.tentaclesetup.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/// Touches the file by which `livez` sees that the agent lives [tentacle-services 9]. When that
/// fails, it warns once and keeps trying.
final class Heartbeat implements Runnable {
    static final String FILE = "livez.heartbeat";
    static final Duration DELAY = Duration.ofSeconds(10);

    private final Path file;
    private final InstantSource clock;
    private boolean failing;

    /// @param home where the file is
    Heartbeat(Path home, InstantSource clock) {
        this.file = home.resolve(FILE);
        this.clock = clock;
    }

    @Override
    public void run() {
        try {
            beat();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                System.getLogger(Heartbeat.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "The heartbeat file could not be written.",
                                e);
            }
            failing = true;
        }
    }

    private void beat() throws IOException {
        if (Files.exists(file)) {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } else {
            Files.createFile(file);
        }
    }
}
