package dev.tentaclesetup.core.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.ProgramLocation;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the agent of a listed instance does.
class AgentCheckTest {

    @TempDir private Path folder;
    private final MemoryService services = new MemoryService();
    private final MemoryService processes = new MemoryService();
    private HostPorts host;

    @BeforeEach
    void prepare() {
        host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, processes);
    }

    @Test
    void withoutAnythingThereIsNothingToStart() throws Exception {
        AgentState agent = agent("web");

        assertThat(agent.run()).isEmpty();
        assertThat(agent.state()).isEqualTo(ServiceState.NOT_INSTALLED);
    }

    @Test
    void tellsTheServiceAndItsState() throws Exception {
        services.there = Optional.of(definition(Path.of("/opt/none/tentacle")));
        services.state = ServiceState.RUNNING;
        services.told = "polling one.example.com";

        AgentState agent = agent("web");

        assertThat(agent.run()).contains(Answers.Run.SERVICE);
        assertThat(agent.up()).isTrue();
        assertThat(agent.told()).isEqualTo("polling one.example.com");
        assertThat(agent.changeable()).isTrue();
    }

    @Test
    void ofTwoTheOneThatRunsCounts() throws Exception {
        services.there = Optional.of(definition(Path.of("/opt/none/tentacle")));
        processes.there = services.there;
        processes.state = ServiceState.RUNNING;

        assertThat(agent("web").run()).contains(Answers.Run.PROCESS);
    }

    @Test
    void readsTheVersionFromTheInstalledProgram() throws Exception {
        Path image = folder.toRealPath().resolve("versions/1.2.3");
        Path inside = image.resolve("runtime/bin/tentacle");
        Path launcher = image.resolve("bin/tentacle");
        Files.createDirectories(inside.getParent());
        Files.createDirectories(launcher.getParent());
        Files.createFile(inside);
        Files.createFile(launcher);
        services.there = Optional.of(definition(launcher));

        assertThat(agent("web").program().flatMap(AgentProgram::version)).contains("1.2.3");
    }

    @Test
    void aNameThatNoServiceCanHaveHasNone() throws Exception {
        assertThat(agent("%&§").run()).isEmpty();
    }

    private ServiceDefinition definition(Path program) {
        return HostStyle.SYSTEMD.definition(
                Answers.Run.SERVICE, "web", new ProgramLocation(List.of(program.toString())));
    }

    private AgentState agent(String name) throws InterruptedException {
        return CheckRunner.run(new AgentCheck(host, name)).value().orElseThrow();
    }
}
