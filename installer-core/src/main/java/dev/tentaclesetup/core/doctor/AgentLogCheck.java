package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The last lines of what the agent has logged, for a person to read. They are whatever was written
/// there, so they are cut and cleaned.
///
/// @param home of the agent
record AgentLogCheck(Path home) implements HostCheck<Void> {

    private static final int LINES = 10;
    private static final int LONGEST = 240;
    private static final int READ = 64 * 1024;

    @Override
    public CheckSubject subject() {
        return CheckSubject.AGENT_LOG;
    }

    @Override
    public String about() {
        return file().toString();
    }

    /// The same in the vendor's agent [tentacle-services 13].
    private Path file() {
        return home.resolve("Logs").resolve("OctopusTentacle.txt");
    }

    @Override
    public Observation<Void> observe() {
        String lines = String.join("\n", lines());
        return Observation.fine((about() + "\n" + lines).strip());
    }

    private List<String> lines() {
        if (!Files.isRegularFile(file())) {
            return List.of();
        }
        try (var log = new RandomAccessFile(file().toFile(), "r")) {
            long from = Math.max(0, log.length() - READ);
            log.seek(from);
            var bytes = new byte[(int) (log.length() - from)];
            log.readFully(bytes);
            List<String> all =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(AgentLogCheck::shown)
                            .toList();
            return all.subList(Math.max(0, all.size() - LINES), all.size());
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static String shown(String line) {
        String clean = line.replaceAll("\\p{Cntrl}|\\p{Cf}", " ").stripTrailing();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST - 1) + "…";
    }
}
