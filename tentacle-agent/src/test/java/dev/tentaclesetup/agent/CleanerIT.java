package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The workspace cleaner of a running agent ([tentacle-services 9], [tentacle-services 14]).
class CleanerIT {
    @TempDir Path folder;

    @Test
    void oldWorkspacesGoAndEverythingElseStays() throws Exception {
        Path oldLog = workspace("old-log", "Output.log", 2);
        Path oldScript = workspace("old-script", "Bootstrap.sh", 2);
        Path young = workspace("young", "Output.log", 0);
        Path foreign = workspace("foreign", "Bootstrap.ps1", 2);
        Path deep = workspace("deep/inside", "Output.log", 2).resolveSibling("..").normalize();

        try (AgentProcess agent = AgentProcess.listening(folder)) {
            agent.awaitLine("Deleted 2 workspaces.");
        }

        assertThat(oldLog).doesNotExist();
        assertThat(oldScript).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
        assertThat(deep).exists();
    }

    @Test
    void runningScriptKeepsItsWorkspaceAndLosesItAfterItsEnd() throws Exception {
        Map<String, String> quick =
                Map.of(
                        "TENTACLE_WORKSPACE_CLEANER_DELAY", "00:00:00.1000000",
                        "TENTACLE_WORKSPACE_CLEANER_DELETE_OLDER_THAN", "00:00:00.3000000");
        try (AgentProcess agent = AgentProcess.listening(folder, quick)) {
            Path go = folder.resolve("go");
            StartScriptCommandV2 command =
                    Scripts.script(
                            "echo in; until [ -e '" + go + "' ]; do sleep 0.1; done; exit 6");
            agent.client().startScript(command);
            Scripts.awaitLine(agent.client(), command.ticket(), "in");
            Path workspace = agent.work(command.ticket().taskId());
            Path other = workspace("other", "Output.log", 0);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(other));

            assertThat(workspace).exists();
            Files.createFile(go);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> Files.notExists(workspace));
            // The result is still known from memory.
            assertThat(Scripts.status(agent.client(), command.ticket()).exitCode()).isEqualTo(6);
        }
    }

    /// An agent that was killed starts again at once, and may then run for months.
    @Test
    void halfAnUploadOfAKilledAgentGoesWhileTheNextOneRuns() throws Exception {
        Map<String, String> quick = Map.of("TENTACLE_WORKSPACE_CLEANER_DELAY", "00:00:00.1000000");
        Path left = Files.createDirectories(folder.resolve("Incoming/halibut-1"));
        Path file = Files.createFile(left.resolve("1"));
        try (AgentProcess agent = AgentProcess.listening(folder, quick)) {
            Path other = workspace("other", "Output.log", 2);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(other));
            assertThat(file).exists();

            for (Path path : List.of(file, left)) {
                Files.setLastModifiedTime(
                        path, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
            }

            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.notExists(left));
            assertThat(agent.client().uploadFile("f", DataStream.of(new byte[200_000])).length())
                    .isEqualTo(200_000);
        }
    }

    private Path workspace(String name, String file, int days) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve("Work").resolve(name));
        Path sign = Files.createFile(workspace.resolve(file));
        Files.setLastModifiedTime(sign, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
        return workspace;
    }
}
