package dev.tentaclesetup.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProgramLocationTest {

    @Test
    void anInstalledImageIsStartedByItsLauncher() {
        var properties = properties();
        properties.setProperty(
                ProgramLocation.LAUNCHER_PROPERTY, "/opt/tentacle-setup/bin/tentacle");

        assertThat(ProgramLocation.of(properties).agentCommand("My web"))
                .containsExactly(
                        "/opt/tentacle-setup/bin/tentacle",
                        "agent",
                        "--instance=My web",
                        "--noninteractive");
    }

    @Test
    void aWindowsServiceRunsTheWordsThatTheVendorsToolsCompare() {
        var properties = properties();
        properties.setProperty(ProgramLocation.LAUNCHER_PROPERTY, "/image/Tentacle.exe");

        assertThat(ProgramLocation.of(properties).windowsCommand("My web"))
                .containsExactly("/image/Tentacle.exe", "run", "--instance=My web");
    }

    @Test
    void fromABuildTreeThePracticeServerIsNeverOnTheClassPath() {
        List<String> command = ProgramLocation.of(properties()).command();

        assertThat(command.getFirst()).isEqualTo("/jdk/bin/java");
        assertThat(command.getLast()).isEqualTo("dev.tentaclesetup.cli.TentacleMain");
        assertThat(command.get(command.indexOf("-cp") + 1))
                .isEqualTo("/src/halibut/target/classes:/lib/jna.jar");
    }

    @Test
    void refusesAProgramThatDependsOnTheCurrentFolder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProgramLocation(List.of("bin/tentacle")));
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("java.home", "/jdk");
        properties.setProperty(
                "java.class.path",
                "/src/halibut/target/classes:/src/practice-server/target/classes:"
                        + "/src/command-line/target/test-classes:/lib/practice-server-1.jar:/lib/jna.jar");
        return properties;
    }
}
