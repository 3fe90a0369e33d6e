package dev.tentaclesetup.core.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersFixture;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.host.RecordedHost;
import dev.tentaclesetup.core.plan.Report;
import dev.tentaclesetup.core.plan.RunSettings;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.service.process.ProcessServiceManager;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A host that was copied as a whole: the files are the same, and what shows the difference is what
/// a copy of a disk does not take along. The agent is never started.
@Timeout(120)
class CopiedHostTest {

    @TempDir Path folder;
    private PracticeServer server;
    private HostPorts host;
    private SetUp setUp;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        var processes = new ProcessServiceManager(folder.resolve("processes"));
        host = new RecordedHost().ports(folder, HostStyle.SYSTEMD, processes, processes);
        setUp = new SetUp(host);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aPollingAgentOfAnotherHostIsNotTakenForThisOneWhateverItsName() throws Exception {
        apply(answers("web-one", polling(), Answers.OnConflict.FAIL));
        becomeAnotherHost();

        for (String name : List.of("web-one", "web-two")) {
            for (Answers.OnConflict conflict :
                    List.of(
                            Answers.OnConflict.FAIL,
                            Answers.OnConflict.RENAME,
                            Answers.OnConflict.UPDATE_IF_SAME_CERTIFICATE)) {
                assertThat(blocked(answers(name, polling(), conflict)))
                        .containsExactly(ProblemId.REG_THUMB);
            }
        }
    }

    @Test
    void aHostThatWasMovedClaimsItsRecordOnceAndIsBelievedFromThenOn() throws Exception {
        apply(answers("web-one", polling(), Answers.OnConflict.FAIL));
        becomeAnotherHost();

        assertThat(apply(answers("web-one", polling(), Answers.OnConflict.UPDATE)))
                .containsExactly(ProblemId.REG_THUMB);
        assertThat(apply(answers("web-one", polling(), Answers.OnConflict.FAIL))).isEmpty();
        assertThat(apply(answers("web-two", polling(), Answers.OnConflict.FAIL))).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    @Test
    void aListeningAgentOfAnotherHostKeepsItsRecordAlsoWhileItIsOff() throws Exception {
        apply(answers("web-one", listening(10_933), Answers.OnConflict.FAIL));
        becomeAnotherHost();

        assertThat(blocked(answers("web-two", listening(10_944), Answers.OnConflict.FAIL)))
                .containsExactly(ProblemId.REG_THUMB);
    }

    @Test
    void aCopyWhoseOriginalHasNoRecordIsWarnedOfTheCommonCertificate() throws Exception {
        apply(answers("web-one", polling(), Answers.OnConflict.FAIL));
        becomeAnotherHost();

        Answers offline =
                AnswersFixture.in(folder)
                        .ifExists(Answers.IfExists.RECONFIGURE)
                        .server(
                                new Answers.Server.Offline(
                                        List.of(new Thumbprint(server.thumbprint()))))
                        .connection(polling())
                        .service(process())
                        .answers();

        try (Preparation preparation = setUp.prepare(offline, _ -> {})) {
            assertThat(((Preparation.Ready) preparation).warnings())
                    .extracting(Problem::id)
                    .containsExactly(ProblemId.CFG_FOREIGN);
        }
    }

    @Test
    void withoutANoteTheAddressOfThisHostAndTheSubscriptionAreEnough() throws Exception {
        apply(answers("web-one", listening(10_933), Answers.OnConflict.FAIL));
        Files.delete(note());

        assertThat(apply(answers("web-two", listening(10_944), Answers.OnConflict.FAIL))).isEmpty();
        assertThat(apply(answers("web-two", polling(), Answers.OnConflict.FAIL))).isEmpty();
        Files.delete(note());
        assertThat(apply(answers("web-two", polling(), Answers.OnConflict.FAIL))).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    private Path note() {
        return host.archive("Demo").registrationFile();
    }

    /// What the note says of the host is not true any more.
    private void becomeAnotherHost() throws Exception {
        String text = Files.readString(note());
        Files.writeString(
                note(), text.replaceFirst("\"host\":\\{.*?}", "\"host\":{\"name\":\"other\"}"));
    }

    /// @return the warnings
    private List<ProblemId> apply(Answers answers) throws Exception {
        try (Preparation preparation = setUp.prepare(answers, _ -> {})) {
            assertThat(preparation).isInstanceOf(Preparation.Ready.class);
            var ready = (Preparation.Ready) preparation;
            var settings = new RunSettings(Duration.ofMinutes(1), Answers.OnFailure.ROLLBACK);
            assertThat(setUp.runner().start(ready.plan(), settings, _ -> {}).await())
                    .isInstanceOfAny(Report.Done.class, Report.NothingToChange.class);
            return ready.warnings().stream().map(Problem::id).toList();
        }
    }

    private List<ProblemId> blocked(Answers answers) throws Exception {
        try (Preparation preparation = setUp.prepare(answers, _ -> {})) {
            assertThat(preparation).isInstanceOf(Preparation.Blocked.class);
            return ((Preparation.Blocked) preparation)
                    .problems().stream().map(Problem::id).toList();
        }
    }

    private Answers answers(
            String name, Answers.Connection connection, Answers.OnConflict onConflict) {
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
                                name,
                                Optional.empty(),
                                onConflict,
                                new Answers.Placement.Target(
                                        List.of("Test"), List.of("web-server"))))
                .service(process())
                .answers();
    }

    private static Answers.Service process() {
        return new Answers.Service(Answers.Run.PROCESS, new Answers.Account.SystemAccount(), false);
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
