package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.octopus.WebClient;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is planned for an instance that is there: plans are carried out against a real server and
/// real files, and made again. The agent is never started.
@Timeout(120)
class PlanBuilderTest {

    private static final int PORT = FreePort.next();

    private static final Answers.Placement TARGET =
            new Answers.Placement.Target(List.of("Test"), List.of("web-server"));
    private static final Answers.Placement WORKER =
            new Answers.Placement.Worker(List.of("Linux Workers"));

    @TempDir Path folder;
    private PracticeServer server;
    private SetUp setUp;

    @BeforeEach
    void start() throws IOException {
        server = PracticeServer.builder().start();
        var services = new ProcessServiceManager(folder.resolve("services"));
        var processes = new ProcessServiceManager(folder.resolve("processes"));
        HostPorts host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, services, processes);
        setUp = new SetUp(host);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anInstanceThatIsAsWantedNeedsNothing() throws Exception {
        assertThat(applied(listening(PORT), TARGET))
                .containsExactly(
                        StepKind.FOLDERS,
                        StepKind.CERTIFICATE,
                        StepKind.CONFIGURATION,
                        StepKind.INDEX,
                        StepKind.SERVICE,
                        StepKind.REGISTER);

        assertThat(applied(listening(PORT), TARGET)).isEmpty();
    }

    @Test
    void anotherPortIsWrittenIntoTheConfigurationAndTheRecord() throws Exception {
        applied(listening(PORT), TARGET);

        try (Preparation.Ready ready = ready(listening(10_940), TARGET)) {
            List<StepDescription> steps = ready.plan().descriptions();

            assertThat(steps)
                    .extracting(StepDescription::kind)
                    .containsExactly(StepKind.CONFIGURATION, StepKind.REGISTER);
            assertThat(steps.getFirst().before()).contains("listen-port=" + PORT);
            assertThat(steps.getFirst().after()).contains("listen-port=10940");
            assertThat(steps.getLast().before()).contains("" + PORT);
            assertThat(steps.getLast().after()).contains("10940");
        }
    }

    @Test
    void anAgentThatBecomesAPollingOneKeepsItsCertificateAndItsRecord() throws Exception {
        applied(listening(PORT), TARGET);
        String id = onlyId();

        assertThat(applied(polling(), TARGET))
                .containsExactly(StepKind.CONFIGURATION, StepKind.REGISTER);

        assertThat(onlyId()).isEqualTo(id);
        assertThat(applied(polling(), TARGET)).isEmpty();
        assertThat(applied(listening(PORT), TARGET))
                .containsExactly(StepKind.CONFIGURATION, StepKind.REGISTER);
        assertThat(onlyId()).isEqualTo(id);
    }

    @Test
    void aWorkerIsListedInItsPools() throws Exception {
        assertThat(applied(polling(), WORKER)).contains(StepKind.REGISTER);
        assertThat(applied(polling(), WORKER)).isEmpty();

        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(server.machines(MachineKind.WORKER)).hasSize(1);
    }

    @Test
    void whatIsMissingIsMadeAgainAndNothingElse() throws Exception {
        applied(listening(PORT), TARGET);
        Files.delete(folder.resolve("applications"));

        assertThat(applied(listening(PORT), TARGET)).containsExactly(StepKind.FOLDERS);
    }

    @Test
    void anAgentThatIsToRunIsStartedDialledAndCheckedWhereItListens() throws Exception {
        applied(listening(PORT), TARGET);

        assertThat(planned(listening(PORT), true))
                .containsExactly(StepKind.START, StepKind.INBOUND, StepKind.HEALTH);
    }

    @Test
    void anAgentThatIsToRunIsStartedAndCheckedWhereItPolls() throws Exception {
        applied(polling(), TARGET);

        assertThat(planned(polling(), true)).containsExactly(StepKind.START, StepKind.HEALTH);
    }

    @Test
    void aDisabledRecordIsNamedAndNoHealthCheckIsDemandedOfIt() throws Exception {
        applied(polling(), TARGET);
        disable(onlyId());

        try (Preparation.Ready ready = ready(answers(polling(), TARGET, true))) {
            assertThat(kinds(ready.plan())).containsExactly(StepKind.START);
            assertThat(ready.warnings())
                    .extracting(Problem::id)
                    .containsExactly(ProblemId.REG_DISABLED);
        }
    }

    private void disable(String id) throws Exception {
        try (var http = WebClient.builder().build()) {
            URI record = server.url().resolve("/api/Spaces-1/machines/" + id);
            String key = server.apiKey();
            var get = HttpRequest.newBuilder(record).header("X-Octopus-ApiKey", key).build();
            String text = http.send(get, BodyHandlers.ofString()).body();
            var changed =
                    HttpRequest.newBuilder(record)
                            .header("X-Octopus-ApiKey", key)
                            .PUT(
                                    BodyPublishers.ofString(
                                            text.replaceFirst(
                                                    "\"IsDisabled\" *: *false",
                                                    "\"IsDisabled\":true")))
                            .build();
            assertThat(http.send(changed, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aRemovalTakesTheServiceFirstThenTheFilesThenTheRecordAndLastWhatWasNamed()
            throws Exception {
        applied(listening(PORT), TARGET);

        try (Preparation.Ready ready = removal(EnumSet.allOf(Removal.Part.class))) {
            assertThat(kinds(ready.plan()))
                    .containsExactly(
                            StepKind.STOP,
                            StepKind.REMOVE_SERVICE,
                            StepKind.REMOVE_INDEX,
                            StepKind.REMOVE_CONFIGURATION,
                            StepKind.DEREGISTER,
                            StepKind.REMOVE_DATA,
                            StepKind.REMOVE_APPLICATIONS);
            assertThat(ready.plan().purpose()).isEqualTo(Plan.Purpose.REMOVE);
            run(ready.plan());
        }
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(folder.resolve("machine")).doesNotExist();
    }

    @Test
    void aCertificateIsForgottenInAConfigurationThatStays() throws Exception {
        applied(listening(PORT), TARGET);

        try (Preparation.Ready ready = removal(EnumSet.of(Removal.Part.CERTIFICATE))) {
            assertThat(kinds(ready.plan()))
                    .containsExactly(StepKind.REMOVE_CERTIFICATE, StepKind.DEREGISTER);
        }
    }

    private String onlyId() {
        return server.machines(MachineKind.TARGET).getFirst().id();
    }

    /// @return the kinds of the steps that were carried out
    private List<StepKind> applied(Answers.Connection connection, Answers.Placement placement)
            throws Exception {
        try (Preparation.Ready ready = ready(connection, placement)) {
            run(ready.plan());
            return kinds(ready.plan());
        }
    }

    private List<StepKind> planned(Answers.Connection connection, boolean startNow)
            throws Exception {
        try (Preparation.Ready ready = ready(answers(connection, TARGET, startNow))) {
            return kinds(ready.plan());
        }
    }

    private void run(Plan plan) throws Exception {
        var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
        assertThat(setUp.runner().start(plan, settings, _ -> {}).await())
                .isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
    }

    private Preparation.Ready ready(Answers.Connection connection, Answers.Placement placement)
            throws InterruptedException {
        return ready(answers(connection, placement, false));
    }

    private Preparation.Ready ready(Answers answers) throws InterruptedException {
        return ready(setUp.prepare(answers, _ -> {}));
    }

    private Preparation.Ready removal(Set<Removal.Part> parts) throws InterruptedException {
        Answers answers = answers(listening(PORT), TARGET, false);
        return ready(
                setUp.prepare(
                        new Removal(
                                answers.setup(),
                                Optional.of((Answers.Server.Online) answers.server()),
                                answers.proxy(),
                                Removal.Deregister.AUTO,
                                parts),
                        _ -> {}));
    }

    private static Preparation.Ready ready(Preparation preparation) {
        assertThat(preparation).isInstanceOf(Preparation.Ready.class);
        return (Preparation.Ready) preparation;
    }

    private static List<StepKind> kinds(Plan plan) {
        return plan.descriptions().stream().map(StepDescription::kind).toList();
    }

    private Answers answers(
            Answers.Connection connection, Answers.Placement placement, boolean startNow) {
        return AnswersFixture.in(folder)
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(
                        new Answers.Server.Online(
                                server.url(),
                                Optional.empty(),
                                new Answers.Credential.ApiKey(
                                        Secret.of(server.apiKey().toCharArray())),
                                List.of(),
                                Duration.ofSeconds(5),
                                0))
                .connection(connection)
                .registration(
                        new Answers.Registration.Listed(
                                "web-one", Optional.empty(), Answers.OnConflict.FAIL, placement))
                .service(
                        new Answers.Service(
                                Answers.Run.PROCESS, new Answers.Account.SystemAccount(), startNow))
                .answers();
    }

    private static Answers.Connection listening(int port) {
        return new Answers.Connection.Listening(
                port, Optional.of("127.0.0.1"), Optional.of("127.0.0.1"), port);
    }

    private Answers.Connection polling() {
        int port = server.commsAddress().getPort();
        return new Answers.Connection.Polling(
                List.of(URI.create("https://127.0.0.1:" + port + "/")), 1, Optional.empty());
    }
}
