package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.ServiceFailure;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting and stopping an agent that is set up.
class AgentOrderTest {

    @TempDir private Path folder;
    private final MemoryService service = new MemoryService();
    private SetUp setUp;

    @BeforeEach
    void install() {
        HostPorts host =
                new RecordedHost().ports(folder, HostStyle.SYSTEMD, service, new MemoryService());
        setUp = new SetUp(host);
        service.there =
                Optional.of(
                        HostStyle.SYSTEMD.definition(Answers.Run.SERVICE, "web", host.program()));
    }

    @Test
    void nothingIsThereToBeStarted() throws Exception {
        service.there = Optional.empty();

        Preparation refused = setUp.prepare("web", AgentOrder.START, finding -> {});

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Preparation.Blocked.class,
                        blocked ->
                                assertThat(blocked.problems())
                                        .extracting(Problem::id)
                                        .contains(ProblemId.SVC_COMMAND));
    }

    @Test
    void aStartThatFailsIsToldAndPutBack() throws Exception {
        service.failure =
                new ServiceFailure.Crashed(
                        new ServiceName("web"), "exit-code", List.of("no certificate"));

        assertThat(order(AgentOrder.START)).isInstanceOf(Report.Undone.class);
        assertThat(service.calls).contains("start");
    }

    @Test
    void startsStopsAndDoesBoth() throws Exception {
        assertThat(order(AgentOrder.START)).isInstanceOf(Report.Done.class);
        assertThat(service.state).isEqualTo(ServiceState.RUNNING);

        assertThat(order(AgentOrder.RESTART)).isInstanceOf(Report.Done.class);
        assertThat(service.calls).containsExactly("start", "stop", "start");

        assertThat(order(AgentOrder.STOP)).isInstanceOf(Report.Done.class);
        assertThat(service.state).isEqualTo(ServiceState.STOPPED);
    }

    private Report order(AgentOrder order) throws Exception {
        try (Preparation preparation = setUp.prepare("web", order, finding -> {})) {
            if (!(preparation instanceof Preparation.Ready ready)) {
                throw new AssertionError(preparation);
            }
            var settings = new RunSettings(Duration.ofSeconds(30), Answers.OnFailure.ROLLBACK);
            return setUp.runner().start(ready.plan(), settings, event -> {}).await();
        }
    }
}
