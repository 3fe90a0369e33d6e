package dev.tentaclesetup.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.agent.AgentOptions.Host;
import dev.tentaclesetup.agent.commandline.CommandException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentOptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent --instance=web 01",
                "run --instance:web 01",
                "--INSTANCE=web 01",
                "agent -instance=web 01",
                "/instance=web 01"
            })
    void instanceIsWrittenInManyWays(String line) throws Exception {
        List<String> arguments =
                line.startsWith("-") || line.startsWith("/")
                        ? List.of(line)
                        : List.of(line.split(" ", 2));

        assertThat(AgentOptions.parse(arguments).instance()).contains("web 01");
    }

    @Test
    void allOptionsTogether() throws Exception {
        AgentOptions options =
                AgentOptions.parse(
                        List.of(
                                "agent",
                                "--config",
                                "/x/../a.config",
                                "--wait=2000",
                                "--noninteractive",
                                "--nologo"));

        assertThat(options)
                .isEqualTo(
                        new AgentOptions(
                                Optional.empty(),
                                Optional.of(Path.of("/a.config")),
                                Host.NON_INTERACTIVE,
                                Duration.ofSeconds(2),
                                false));
    }

    @Test
    void valueKeepsItsFurtherSigns() throws Exception {
        assertThat(AgentOptions.parse(List.of("--instance=a=b:c")).instance()).contains("a=b:c");
    }

    @Test
    void waitThatIsNoNumberIsUnexpected() {
        assertThatThrownBy(() -> AgentOptions.parse(List.of("--wait=soon")))
                .isInstanceOfSatisfying(
                        CommandException.class,
                        e -> assertThat(e.kind().exitCode()).isEqualTo(100));
    }

    @Test
    void everythingUnknownIsListed() {
        assertThatThrownBy(
                        () -> AgentOptions.parse(List.of("agent", "--a", "b", "--console", "-c")))
                .hasMessage("Unrecognized command line arguments: --a b -c");
    }
}
