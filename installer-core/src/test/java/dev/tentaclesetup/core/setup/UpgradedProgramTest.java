package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.host.VersionedImage;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UpgradedProgramTest {

    private static final Thumbprint SERVER = new Thumbprint("AB".repeat(20));

    @TempDir Path folder;
    private final MemoryService services = new MemoryService();

    @Test
    void anAgentThatRunsAnOlderProgramThanTheInstalledOneIsStartedAgain() throws Exception {
        try (var image = new VersionedImage(folder)) {
            image.install("1.0");
            var recorded = new RecordedHost();
            recorded.program = image.program();
            var setUp =
                    new SetUp(
                            recorded.ports(
                                    folder, HostStyle.SYSTEMD, new MemoryService(), services));
            apply(setUp);
            services.processId = OptionalLong.of(image.start());

            assertThat(planned(setUp)).isEmpty();

            image.install("1.1");

            assertThat(planned(setUp))
                    .extracting(StepDescription::kind)
                    .containsExactly(StepKind.STOP, StepKind.START);
            assertThat(planned(setUp).getFirst().before())
                    .startsWith("running ")
                    .endsWith("/versions/1.0");
            assertThat(planned(setUp).getLast().after()).endsWith("/versions/1.1");
            apply(setUp);
            assertThat(services.calls).endsWith("stop", "launch");
        }
    }

    private List<StepDescription> planned(SetUp setUp) throws Exception {
        try (Preparation preparation = setUp.prepare(answers(), _ -> {})) {
            return ((Preparation.Ready) preparation).plan().descriptions();
        }
    }

    private void apply(SetUp setUp) throws Exception {
        try (Preparation preparation = setUp.prepare(answers(), _ -> {})) {
            var settings = new RunSettings(Duration.ofSeconds(60), Answers.OnFailure.ROLLBACK);
            Report report =
                    setUp.runner()
                            .start(((Preparation.Ready) preparation).plan(), settings, _ -> {})
                            .await();
            assertThat(report).isInstanceOf(Report.Done.class);
        }
    }

    private Answers answers() {
        return AnswersFixture.in(folder)
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(new Answers.Server.Offline(List.of(SERVER)))
                .connection(
                        new Answers.Connection.Polling(
                                List.of(URI.create("https://octopus.example.com:10943")),
                                5,
                                Optional.empty()))
                .answers();
    }
}
