package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The program `tentacle`, as a process.
class TentacleMainIT {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"help agent", "help run", "agent --help", "--nologo RUN /help"})
    void helpOnTheAgentHasTheVendorsLayout(String line) throws Exception {
        Product.Ended ended = run(line);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.out()).startsWith("Usage: Tentacle agent [<options>]\n");
    }

    @Test
    void agentRefusesWhatItDoesNotActOn() throws Exception {
        Product.Ended ended = run("agent --nologo --monitorMutex=m");

        assertThat(ended.exit()).isOne();
        assertThat(ended.err())
                .isEqualTo("Unrecognized command line arguments: --monitorMutex=m\n");
    }

    @Test
    void failureIsASentenceAndTheVendorsExitCode() throws Exception {
        Product.Ended ended = run("show-thumbprint --instance=nope");

        assertThat(ended.exit()).isOne();
        assertThat(ended.err())
                .isEqualTo(
                        "Instance nope of tentacle has not been configured on this machine."
                                + " Available instances: none\n");
    }

    private Product.Ended run(String line) throws Exception {
        return new Product(folder, Map.of())
                .begin("dev.tentaclesetup.cli.TentacleMain", line.split(" "))
                .end();
    }
}
