package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.check.Finding;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.MemoryService;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.ServiceState;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is planned, against a real server and a real folder; nothing is carried out here.
@Timeout(120)
class SetUpPlansTest {

    @TempDir Path folder;
    private final RecordedHost recorded = new RecordedHost();
    private PracticeServer server;
    private HostPorts host;
    private final List<Finding> findings = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = PracticeServer.builder().start();
        var processes = new ProcessServiceManager(folder.resolve("processes"));
        var services = new ProcessServiceManager(folder.resolve("services"));
        host = recorded.ports(folder, HostStyle.SYSTEMD, services, processes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aListeningAgentRunsAndIsDialledBeforeItIsRegistered() throws Exception {
        assertThat(kinds(plan(listening(FreePort.next()))))
                .containsExactly(
                        "folders",
                        "certificate",
                        "configuration",
                        "index",
                        "service",
                        "start",
                        "inbound",
                        "register",
                        "health");
    }

    @Test
    void aPollingAgentIsRegisteredBeforeItRuns() throws Exception {
        assertThat(kinds(plan(polling(server.commsAddress().getPort()))))
                .containsExactly(
                        "folders",
                        "certificate",
                        "configuration",
                        "index",
                        "service",
                        "register",
                        "start",
                        "health");
    }

    @Test
    void aServiceThatFailsAgainAndAgainIsReportedAndStoppedForTheTimeOfTheChange()
            throws Exception {
        assertThat(kinds(planWithService(ServiceState.FAILED)))
                .startsWith("stop")
                .contains("start");
        assertThat(findings.stream().flatMap(finding -> finding.problems().stream()))
                .extracting(Problem::id, Problem::seen)
                .containsExactly(tuple(ProblemId.SVC_CRASH, "exit-code 100\nthe last line"));
    }

    @Test
    void aServiceThatIsStoppedIsOnlyStarted() throws Exception {
        assertThat(kinds(planWithService(ServiceState.STOPPED)))
                .doesNotContain("stop")
                .contains("start");
        assertThat(findings).allMatch(finding -> finding.problems().isEmpty());
    }

    /// Two blanks or one between the words of a name make no difference to a unit's.
    @Test
    void aServiceOfAnotherInstanceIsNotTaken() throws Exception {
        Answers answers = withService(ServiceState.RUNNING, "--instance=De mo");

        assertThat(blocked(answers)).extracting(Problem::id).contains(ProblemId.SVC_PATH);
    }

    @Test
    void whatAServiceRunsAsIsKeptWhereNothingElseIsAnswered() throws Exception {
        // One that exists on whatever host the tests run.
        String name = System.getProperty("user.name");
        var services = new MemoryService();
        List<String> command = List.of("/bin/false", "agent", "--instance=Demo");
        services.there =
                Optional.of(
                        ServiceDefinition.of(new ServiceName("Demo"), "d", command)
                                .withAccount(new ServiceAccount.NamedAccount(name)));
        Answers answers = withService(ServiceState.STOPPED, "--instance=Demo");
        host = recorded.ports(folder, host.style(), services, host.processes().manager());
        var setUp = new SetUp(host);
        var there = new Answers.Account.Existing(name, Optional.empty());
        var chosen = new Answers.Account.SystemAccount();

        assertThat(kept(setUp, "Demo")).contains(there);
        assertThat(kept(setUp, "Other")).isEmpty();
        assertThat(kept(setUp, "Demo/../")).isEmpty();
        assertThat(account(answers)).isEqualTo(there);
        assertThat(account(answers.withAccount(chosen))).isEqualTo(chosen);
    }

    private static Optional<Answers.Account> kept(SetUp setUp, String instance)
            throws InterruptedException {
        return setUp.propose(SystemHost.system(), instance, Answers.Run.SERVICE, false).kept();
    }

    private Answers.Account account(Answers answers) throws InterruptedException {
        return ready(answers).answers().orElseThrow().service().account();
    }

    private Plan planWithService(ServiceState state) throws Exception {
        return plan(withService(state, "--instance=Demo"));
    }

    /// Lets the machine have such a service.
    private Answers withService(ServiceState state, String argument) throws Exception {
        var services = new MemoryService();
        services.state = state;
        services.result = "exit-code 100";
        List<String> command = List.of("/bin/false", "agent", argument);
        services.there = Optional.of(ServiceDefinition.of(new ServiceName("Demo"), "d", command));
        host = recorded.ports(folder, host.style(), services, host.processes().manager());
        var service =
                new Answers.Service(Answers.Run.SERVICE, new Answers.Account.Unspecified(), true);
        return answers(listening(FreePort.next()), List.of(), service);
    }

    @Test
    void planningTwiceGivesTheSamePlanAndTouchesNothing() throws Exception {
        Answers.Connection connection = listening(FreePort.next());

        assertThat(plan(connection).hash()).isEqualTo(plan(connection).hash());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPlanNeverHoldsTheKey() throws Exception {
        for (StepDescription step : plan(listening(FreePort.next())).descriptions()) {
            assertThat(step.toString()).doesNotContain(server.apiKey());
        }
    }

    @Test
    void anEntryWhoseConfigurationIsGoneIsMadeAnew() throws Exception {
        HostFolders folders = host.folders();
        var name = new InstanceName("Demo");
        InstanceIndex.of(folders).add(name, folders.defaultConfigurationFile(name));

        assertThat(kinds(plan(listening(FreePort.next()))))
                .contains("certificate")
                .doesNotContain("index");
    }

    @Test
    void aConfigurationThatCannotBeReadIsRepairedByARunAndByNothingElse() throws Exception {
        var name = new InstanceName("Demo");
        ConfigurationFile file =
                ConfigurationFile.at(host.folders().defaultConfigurationFile(name));
        file.create();
        Files.writeString(file.path(), "<octopus-settings>");

        Answers answers = answers(listening(FreePort.next()), List.of());
        Preparation.Ready ready = ready(answers);

        assertThat(ready.warnings()).extracting(Problem::id).contains(ProblemId.CFG_CORRUPT);
        assertThat(kinds(ready.plan())).contains("repair", "certificate", "configuration");
        assertThat(blocked(failing(answers)))
                .extracting(Problem::id)
                .containsExactly(ProblemId.INST_EXISTS, ProblemId.CFG_CORRUPT);
        assertThat(file.path()).hasContent("<octopus-settings>");
    }

    @Test
    void aCommunicationsAddressWhereNobodyAnswersBlocksAPollingAgent() throws Exception {
        int closed = FreePort.next();

        assertThat(blocked(polling(closed)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.id()).isEqualTo(ProblemId.NET_REFUSED);
                    assertThat(problem.answer()).isEqualTo("connection.comms-address");
                });
    }

    @Test
    void aThumbprintThatIsNotTheServersBlocks() throws Exception {
        Answers answers = answers(listening(FreePort.next()), List.of("A".repeat(40)));

        assertThat(blocked(answers))
                .extracting(Problem::id)
                .containsExactly(ProblemId.THUMB_MISMATCH);
    }

    private static Answers failing(Answers answers) {
        Answers.Setup setup = answers.setup();
        return new Answers(
                new Answers.Setup(
                        setup.instance(),
                        Answers.IfExists.FAIL,
                        setup.onFailure(),
                        setup.waitForHealth(),
                        setup.healthTimeout(),
                        setup.timeout()),
                answers.server(),
                answers.proxy(),
                answers.connection(),
                answers.registration(),
                answers.paths(),
                answers.service(),
                answers.firewall());
    }

    private Plan plan(Answers.Connection connection) throws InterruptedException {
        return plan(answers(connection, List.of()));
    }

    private Plan plan(Answers answers) throws InterruptedException {
        return ready(answers).plan();
    }

    private Preparation.Ready ready(Answers answers) throws InterruptedException {
        try (Preparation preparation = prepare(answers)) {
            assertThat(preparation).as("%s", findings).isInstanceOf(Preparation.Ready.class);
            return (Preparation.Ready) preparation;
        }
    }

    private List<Problem> blocked(Answers.Connection connection) throws InterruptedException {
        return blocked(answers(connection, List.of()));
    }

    private List<Problem> blocked(Answers answers) throws InterruptedException {
        try (Preparation preparation = prepare(answers)) {
            assertThat(preparation).isInstanceOf(Preparation.Blocked.class);
            return ((Preparation.Blocked) preparation).problems();
        }
    }

    private Preparation prepare(Answers answers) throws InterruptedException {
        return new SetUp(host).prepare(answers, findings::add);
    }

    private static List<String> kinds(Plan plan) {
        return plan.descriptions().stream().map(step -> step.kind().word()).toList();
    }

    private Answers answers(Answers.Connection connection, List<String> thumbprints) {
        return answers(
                connection,
                thumbprints,
                new Answers.Service(
                        Answers.Run.PROCESS, new Answers.Account.SystemAccount(), true));
    }

    private Answers answers(
            Answers.Connection connection, List<String> thumbprints, Answers.Service service) {
        return AnswersFixture.in(folder)
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(
                        new Answers.Server.Online(
                                server.url(),
                                Optional.empty(),
                                new Answers.Credential.ApiKey(
                                        Secret.of(server.apiKey().toCharArray())),
                                thumbprints.stream().map(Thumbprint::new).toList(),
                                Duration.ofSeconds(5),
                                0))
                .connection(connection)
                .registration(
                        new Answers.Registration.Listed(
                                "web-one",
                                Optional.empty(),
                                Answers.OnConflict.FAIL,
                                new Answers.Placement.Target(
                                        List.of("Test"), List.of("web-server"))))
                .service(service)
                .answers();
    }

    private static Answers.Connection listening(int port) {
        return new Answers.Connection.Listening(port, Optional.empty(), Optional.empty(), port);
    }

    private static Answers.Connection polling(int port) {
        return new Answers.Connection.Polling(
                List.of(URI.create("https://127.0.0.1:" + port + "/")), 1, Optional.empty());
    }
}
