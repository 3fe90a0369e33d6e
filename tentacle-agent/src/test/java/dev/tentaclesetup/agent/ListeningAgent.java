package dev.tentaclesetup.agent;

import dev.tentaclesetup.contracts.TentacleClient;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// Tests that share one listening agent per class.
abstract class ListeningAgent {

    /// The instance's folder.
    @TempDir static Path folder;

    @AutoClose static AgentProcess agent;

    static TentacleClient client;

    @BeforeAll
    static void startAgent() throws Exception {
        agent = AgentProcess.listening(folder);
        client = agent.client();
    }
}
