package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.answers.Removal;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Plan;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunOutcome;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.FileTree;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.io.IOException;
import java.net.URI;
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

/// What a removal takes away, what it leaves, and what it says about that: against a real server
/// and real files. The agent is never started.
@Timeout(120)
class RemovalTest {

    private static final Set<Removal.Part> ALL = EnumSet.allOf(Removal.Part.class);

    @TempDir Path folder;
    private final RecordedHost recorded = new RecordedHost();
    private PracticeServer server;
    private HostPorts host;
    private List<Problem> told = List.of();

    @BeforeEach
    void start() throws IOException {
        server = PracticeServer.builder().start();
        var processes = new ProcessServiceManager(folder.resolve("state/processes"));
        host = recorded.ports(folder, HostStyle.SYSTEMD, processes, processes);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takesAwayAlsoTheFoldersAboveThatTheSetUpMade() throws Exception {
        Files.createDirectory(folder.resolve("mine"));
        install(listening(), "mine/a/b");

        assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).isZero();

        assertThat(folder.resolve("mine")).isEmptyDirectory();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(folder.resolve("machine")).doesNotExist();
    }

    @Test
    void worksWithAConfigurationThatIsEmptyCutOrGarbled() throws Exception {
        for (String damage : List.of("", "<octopus-settings><set key=\"Oct", "\u0000\u0001no")) {
            install(listening(), "own");
            Files.writeString(configuration(), damage);

            assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).as(damage).isZero();

            assertGone();
        }
    }

    @Test
    void worksWithoutAConfigurationAnEntryOrBoth() throws Exception {
        List<List<Path>> lost =
                List.of(
                        List.of(configuration()),
                        List.of(index()),
                        List.of(configuration(), index()),
                        List.of(folder.resolve("machine")));
        for (List<Path> missing : lost) {
            install(listening(), "own");
            for (Path path : missing) {
                FileTree.delete(path);
            }

            assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).as("%s", missing).isZero();

            assertGone();
        }
    }

    @Test
    void worksWithAnEntryThatIsDamaged() throws Exception {
        install(listening(), "own");
        Files.writeString(index(), "{");

        assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).isZero();

        assertGone();
    }

    @Test
    void saysWhatItCannotKnowOfAnInstanceThatItDidNotMakeAndCannotRead() throws Exception {
        install(listening(), "own");
        forget();
        Files.writeString(configuration(), "");

        RunOutcome outcome = remove(auto(SeedUser.ADMINISTRATOR));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(ids()).contains(ProblemId.REG_UNKNOWN, ProblemId.DISK_STAYS);
        assertThat(folder.resolve("machine")).doesNotExist();
        assertThat(folder.resolve("own/data")).isDirectory();
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    @Test
    void removesAnInstanceThatItDidNotMake() throws Exception {
        install(listening(), "own");
        forget();

        assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).isZero();

        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(folder.resolve("own/data")).doesNotExist();
    }

    @Test
    void removesAnAccountThatIsAllThatIsLeft() throws Exception {
        recorded.made.put("tentacle-Demo", "Demo");

        RunOutcome outcome = remove(without(Removal.Deregister.NO));

        assertThat(outcome.status()).isEqualTo(RunStatus.DONE);
        assertThat(recorded.made).isEmpty();
    }

    @Test
    void namesTheRecordThatStaysWhenThereIsNoKey() throws Exception {
        install(listening(), "own");

        RunOutcome outcome = remove(without(Removal.Deregister.AUTO));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(told)
                .filteredOn(problem -> problem.id() == ProblemId.REG_REMAINS)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.arguments().toString())
                                .contains("web-one", "Machines-1", server.url().toString()));
        assertThat(folder.resolve("machine")).doesNotExist();
    }

    @Test
    void saysNothingOfAServerThatWasNeverAsked() throws Exception {
        try (Preparation.Ready ready =
                ready(
                        new SetUp(host)
                                .prepare(
                                        AnswersFixture.in(folder.resolve("own"))
                                                .connection(listening())
                                                .service(notStarted())
                                                .answers(),
                                        _ -> {}))) {
            run(ready.plan());
        }

        assertThat(remove(without(Removal.Deregister.AUTO)).exitCode()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void aKeyThatMayNotDeleteStopsNothingUnlessTheRecordHasToGo() throws Exception {
        install(listening(), "own");

        assertThat(blocked(online(Removal.Deregister.YES, SeedUser.READER)))
                .extracting(Problem::id)
                .containsExactly(ProblemId.PERM_CREATE);
        assertThat(configuration()).exists();
        RunOutcome outcome = remove(auto(SeedUser.READER));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(ids()).contains(ProblemId.PERM_CREATE, ProblemId.REG_REMAINS);
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(folder.resolve("machine")).doesNotExist();
    }

    @Test
    void aServerThatFailsStopsNothingUnlessTheRecordHasToGo() throws Exception {
        install(listening(), "own");
        server.faults().inject(new Fault.RefuseApiKey());

        assertThat(blocked(online(Removal.Deregister.YES, SeedUser.ADMINISTRATOR)))
                .extracting(Problem::id)
                .contains(ProblemId.AUTH_KEY);
        assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).isEqualTo(24);
        assertThat(ids()).contains(ProblemId.AUTH_KEY, ProblemId.REG_REMAINS);
    }

    @Test
    void aServerThatRefusesDuringTheRunStopsNothing() throws Exception {
        install(listening(), "own");
        try (Preparation.Ready ready = ready(prepare(auto(SeedUser.ADMINISTRATOR)))) {
            server.faults().inject(new Fault.Maintenance(403));

            Report report = run(ready.plan());

            assertThat(RunOutcome.of(report, ready.plan().purpose()).exitCode()).isEqualTo(24);
            assertThat(report.facts().remaining())
                    .extracting(Facts.Registration::name)
                    .containsExactly("web-one");
            assertThat(ready.plan().warnings())
                    .extracting(Problem::id)
                    .containsExactly(ProblemId.SRV_MAINT, ProblemId.REG_REMAINS);
        }
    }

    @Test
    void findsTheRecordsOfEverySpaceAndKind() throws Exception {
        install(polling(), "own", Optional.empty(), target());
        install(polling(), "own", Optional.of("Payments"), target());
        install(polling(), "own", Optional.empty(), worker());
        assertThat(server.machines(MachineKind.TARGET)).hasSize(2);
        assertThat(server.machines(MachineKind.WORKER)).hasSize(1);

        assertThat(remove(auto(SeedUser.ADMINISTRATOR)).exitCode()).isZero();

        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(server.machines(MachineKind.WORKER)).isEmpty();
    }

    @Test
    void namesTheRecordsThatTheKeyDoesNotSee() throws Exception {
        install(listening(), "own", Optional.empty(), target());
        install(listening(), "own", Optional.of("Payments"), target());

        RunOutcome outcome = remove(auto(SeedUser.OTHER_SPACES_ONLY));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(told)
                .filteredOn(problem -> problem.id() == ProblemId.REG_REMAINS)
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.arguments().toString()).contains("Default"));
    }

    @Test
    void leavesARecordThatACopyOfTheHostHasTakenOver() throws Exception {
        install(listening(), "own");
        Path state = folder.resolve("state");
        Path copied = Files.createDirectory(folder.resolve("copied"));
        for (Path file : List.of(print())) {
            Files.copy(file, copied.resolve(file.getFileName()));
        }
        install(elsewhere(), "own"); // the copy, under another address
        FileTree.delete(state);
        Files.move(copied, state);

        RunOutcome outcome = remove(auto(SeedUser.ADMINISTRATOR));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(ids()).contains(ProblemId.REG_REMAINS);
    }

    @Test
    void leavesThePolledRecordOfTheHostThatThisOneIsACopyOf() throws Exception {
        install(polling(), "own", Optional.empty(), target());
        String print = Files.readString(print());
        Files.writeString(print(), print.replaceFirst("\"host\":\"[0-9a-f]+\"", "\"host\":\"0\""));

        RunOutcome outcome = remove(auto(SeedUser.ADMINISTRATOR));

        assertThat(outcome.exitCode()).isEqualTo(24);
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(folder.resolve("machine")).doesNotExist();
    }

    @Test
    void aCertificateAloneLeavesTheRestAndIsNoRemovalOfTheInstance() throws Exception {
        install(listening(), "own");

        try (Preparation.Ready ready =
                ready(
                        prepare(
                                removal(
                                        Optional.empty(),
                                        Removal.Deregister.AUTO,
                                        EnumSet.of(Removal.Part.CERTIFICATE))))) {
            assertThat(kinds(ready.plan())).containsExactly(StepKind.REMOVE_CERTIFICATE);
            assertThat(ready.plan().purpose()).isEqualTo(Plan.Purpose.REMOVE_PARTS);
            run(ready.plan());
        }
        assertThat(index()).exists();
        assertThat(print()).exists();
    }

    @Test
    void doesNotDeleteAFolderThatAnotherInstanceUses() throws Exception {
        install(listening(), "own");
        Files.writeString(
                configuration(),
                Files.readString(configuration())
                        .replace(folder.resolve("own/applications").toString(), folder.toString()));
        Path other = folder.resolve("machine/Other/tentacle-Other.config");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "<octopus-settings />");
        Files.writeString(
                index().resolveSibling("other.config"),
                "{\"Name\":\"Other\",\"ConfigurationFilePath\":\"" + other + "\"}");

        assertThat(blocked(auto(SeedUser.ADMINISTRATOR))).isNotEmpty();
        assertThat(other).exists();
    }

    @Test
    void anInstallationThatTheKeyDoesNotAllowIsRefusedBeforeAnythingIsTouched() throws Exception {
        Preparation preparation =
                new SetUp(host)
                        .prepare(
                                answers(
                                        listening(),
                                        "own",
                                        Optional.empty(),
                                        target(),
                                        SeedUser.READER),
                                _ -> {});

        assertThat(preparation)
                .isInstanceOfSatisfying(
                        Preparation.Blocked.class,
                        blocked ->
                                assertThat(blocked.problems())
                                        .extracting(Problem::id)
                                        .containsExactly(ProblemId.PERM_CREATE));
        assertThat(folder).isEmptyDirectory();
    }

    private Path configuration() {
        return folder.resolve("machine/Demo/tentacle-Demo.config");
    }

    private Path index() {
        return folder.resolve("machine/Tentacle/Instances/demo.config");
    }

    private Path print() throws IOException {
        try (var files = Files.list(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("footprint"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// As if another program had made the instance.
    private void forget() throws IOException {
        Files.delete(print());
        Files.deleteIfExists(host.archive("Demo").registrationFile());
    }

    private void assertGone() {
        assertThat(folder.resolve("machine")).doesNotExist();
        assertThat(folder.resolve("own")).doesNotExist();
        assertThat(folder.resolve("state")).doesNotExist();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    private List<ProblemId> ids() {
        return told.stream().map(Problem::id).toList();
    }

    private void install(Answers.Connection connection, String where) throws Exception {
        install(connection, where, Optional.empty(), target());
    }

    private void install(
            Answers.Connection connection,
            String where,
            Optional<String> space,
            Answers.Placement placement)
            throws Exception {
        Answers answers = answers(connection, where, space, placement, SeedUser.ADMINISTRATOR);
        try (Preparation.Ready ready = ready(new SetUp(host).prepare(answers, _ -> {}))) {
            run(ready.plan());
        }
    }

    private Answers answers(
            Answers.Connection connection,
            String where,
            Optional<String> space,
            Answers.Placement placement,
            SeedUser user) {
        return AnswersFixture.in(folder.resolve(where))
                .ifExists(Answers.IfExists.RECONFIGURE)
                .server(server(space, user))
                .connection(connection)
                .registration(
                        new Answers.Registration.Listed(
                                "web-one", Optional.empty(), Answers.OnConflict.FAIL, placement))
                .service(notStarted())
                .answers();
    }

    private static Answers.Service notStarted() {
        return new Answers.Service(Answers.Run.PROCESS, new Answers.Account.SystemAccount(), false);
    }

    private Answers.Server.Online server(Optional<String> space, SeedUser user) {
        return new Answers.Server.Online(
                server.url(),
                space,
                new Answers.Credential.ApiKey(Secret.of(server.apiKey(user).toCharArray())),
                List.of(),
                Duration.ofSeconds(5),
                0);
    }

    private static Answers.Placement target() {
        return new Answers.Placement.Target(List.of("Test"), List.of("web-server"));
    }

    private static Answers.Placement worker() {
        return new Answers.Placement.Worker(List.of("Linux Workers"));
    }

    private static Answers.Connection listening() throws IOException {
        int port = FreePort.next();
        return new Answers.Connection.Listening(
                port, Optional.of("127.0.0.1"), Optional.of("127.0.0.1"), port);
    }

    /// At an address that no host has [RFC 5737].
    private static Answers.Connection elsewhere() throws IOException {
        int port = FreePort.next();
        return new Answers.Connection.Listening(
                port, Optional.of("127.0.0.1"), Optional.of("192.0.2.7"), port);
    }

    private Answers.Connection polling() {
        int port = server.commsAddress().getPort();
        return new Answers.Connection.Polling(
                List.of(URI.create("https://127.0.0.1:" + port + "/")), 1, Optional.empty());
    }

    private Removal auto(SeedUser user) {
        return online(Removal.Deregister.AUTO, user);
    }

    private Removal online(Removal.Deregister deregister, SeedUser user) {
        return removal(Optional.of(server(Optional.empty(), user)), deregister, ALL);
    }

    private Removal without(Removal.Deregister deregister) {
        return removal(Optional.empty(), deregister, ALL);
    }

    private Removal removal(
            Optional<Answers.Server.Online> asked,
            Removal.Deregister deregister,
            Set<Removal.Part> parts) {
        Answers.Setup setup = AnswersFixture.in(folder).answers().setup();
        return new Removal(setup, asked, new Answers.Proxy.None(), deregister, parts);
    }

    private Preparation prepare(Removal removal) throws InterruptedException {
        return new SetUp(host).prepare(removal, _ -> {});
    }

    private RunOutcome remove(Removal removal) throws Exception {
        try (Preparation.Ready ready = ready(prepare(removal))) {
            told = ready.warnings();
            return RunOutcome.of(run(ready.plan()), ready.plan().purpose());
        }
    }

    private List<Problem> blocked(Removal removal) throws InterruptedException {
        Preparation preparation = prepare(removal);
        assertThat(preparation).isInstanceOf(Preparation.Blocked.class);
        return ((Preparation.Blocked) preparation)
                .problems().stream().filter(Problem::blocks).toList();
    }

    private Report run(Plan plan) throws Exception {
        var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
        Report report = new SetUp(host).runner().start(plan, settings, _ -> {}).await();
        assertThat(report).isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
        return report;
    }

    private static Preparation.Ready ready(Preparation preparation) {
        assertThat(preparation).isInstanceOf(Preparation.Ready.class);
        return (Preparation.Ready) preparation;
    }

    private static List<StepKind> kinds(Plan plan) {
        return plan.descriptions().stream().map(StepDescription::kind).toList();
    }
}
