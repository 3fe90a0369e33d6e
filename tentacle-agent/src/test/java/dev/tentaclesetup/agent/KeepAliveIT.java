package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the kernel does with an agent's connection while nothing is said [tentacle-services 14
/// #72].
@EnabledOnOs(OS.LINUX)
class KeepAliveIT {
    private static final String ESTABLISHED = "01";
    private static final String NO_TIMER = "00";
    private static final String KEEP_ALIVE = "02";

    @TempDir private Path folder = Path.of("unset");

    @ParameterizedTest
    @CsvSource({"'', true", "perhaps, true", "True, true", "False, false", "' FALSE ', false"})
    void probesConnectionsUnlessToldOtherwise(String value, boolean probed) throws Exception {
        Map<String, String> environment = Map.of("TentacleTcpKeepAliveEnabled", value);
        try (AgentProcess agent = AgentProcess.listening(folder, environment)) {
            agent.client().getCapabilities();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(timers(agent.port()))
                                    .isEqualTo(List.of(probed ? KEEP_ALIVE : NO_TIMER)));
        }
    }

    /// The running timer of each open connection of a local port: proc(5), `/proc/net/tcp`.
    private static List<String> timers(int port) throws IOException {
        String local = String.format(Locale.ROOT, ":%04X", port);
        try (Stream<String> lines = connections()) {
            return lines.map(line -> line.strip().split(" +"))
                    .filter(row -> row[1].endsWith(local) && row[3].equals(ESTABLISHED))
                    .map(row -> row[5].substring(0, 2))
                    .toList();
        }
    }

    private static Stream<String> connections() throws IOException {
        return Stream.concat(
                Files.readAllLines(Path.of("/proc/net/tcp")).stream(),
                Files.readAllLines(Path.of("/proc/net/tcp6")).stream());
    }
}
