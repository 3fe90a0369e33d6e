package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import dev.tentaclesetup.practice.store.MachineKind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes wrong has a name and an exit code, and leaves machine and server as they were.
@Timeout(300)
class SetUpFailuresIT {

    @TempDir Path folder;
    private Trial trial;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        trial = new Trial(folder);
        server = trial.server();
        product = trial.product();
        answers = trial.answers();
    }

    @AfterEach
    void stop() {
        trial.close();
    }

    @Test
    void aRefusedKeyEndsWith13AndChangesNothing() throws Exception {
        server.faults().inject(new Fault.RefuseApiKey());

        refused(13, "AUTH-KEY", answers.listening(FreePort.next()));
    }

    /// A background process ends with the host: the answers have to ask for it.
    @Test
    @WayOut(ProblemId.SYS_NOSYSTEMD)
    @DisabledIf("hasSystemd")
    void aHostWithoutAServiceManagerIsToldAndNamesTheAnswerThatHelps() throws Exception {
        String text = answers.listening(FreePort.next());
        String unasked = text.replace("[service]\ninstall = no\n", "");
        assertThat(unasked).isNotEqualTo(text);

        assertThat(refused(10, "SYS-NOSYSTEMD", unasked).err())
                .containsOnlyOnce("fail ")
                .contains("service.install = no");
        done(text);
    }

    static boolean hasSystemd() {
        return Files.isDirectory(Path.of("/run/systemd/system"));
    }

    @Test
    void anUnreachableServerEndsWith11AndChangesNothing() throws Exception {
        int closed = FreePort.next();

        refused(
                11,
                "NET-REFUSED",
                answers.listening(FreePort.next())
                        .replace(server.url().toString(), "http://127.0.0.1:" + closed));
    }

    @Test
    void aCertificateThatMayNotBeReadEndsWith14UnlessItsThumbprintIsGiven() throws Exception {
        server.faults().inject(new Fault.ForbidCertificate());
        String text = answers.listening(FreePort.next());

        Product.Ended ended = refused(14, "PERM-CERT", text);

        assertThat(ended.err()).contains("server.thumbprint");
        Product.Ended given =
                product.setUp(
                        "--silent",
                        "--answers",
                        trial.write(text).toString(),
                        "--check",
                        "--set",
                        "server.thumbprint=" + server.thumbprint());
        assertThat(given.exit()).as("%s", given).isZero();
    }

    @Test
    void aPortInUseEndsWith17AndNamesWhoHasIt() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Product.Ended ended =
                    refused(
                            17,
                            "PORT-USED",
                            answers.listening(taken.getLocalPort())
                                    .replace(
                                            "mode = listening",
                                            "mode = listening\nlisten-address = 127.0.0.1"));

            assertThat(ended.err()).contains("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void anUnwritableFolderEndsWith10AndNamesIt() throws Exception {
        Path file = Files.createFile(folder.resolve("instance/file"));
        trial.begin();

        Product.Ended ended =
                refused(
                        10,
                        "DISK-RO",
                        answers.listening(FreePort.next())
                                .replaceFirst("data = .*", "data = " + file.resolve("data")));

        assertThat(ended.err()).contains("paths.data").contains(file.toString());
    }

    @Test
    void problemsOfTheMachineAndOfTheServerAreToldTogether() throws Exception {
        Path file = Files.createFile(folder.resolve("instance/file"));
        server.faults().inject(new Fault.RefuseApiKey());
        trial.begin();

        Product.Ended ended =
                refused(
                        10,
                        "DISK-RO",
                        answers.listening(FreePort.next())
                                .replaceFirst("data = .*", "data = " + file.resolve("data")));

        assertThat(ended.err()).contains("AUTH-KEY");
    }

    @Test
    void unknownNamesOnTheServerEndWith15AndAreToldTogether() throws Exception {
        Product.Ended ended =
                refused(
                        15,
                        "REG-MISSING",
                        answers.listening(FreePort.next())
                                .replace(
                                        "environment = Test",
                                        "environment = Nowhere\nenvironment = Elsewhere"));

        assertThat(ended.err()).contains("\"Nowhere\"", "\"Elsewhere\"", "Test, Production");
    }

    @Test
    void aTakenNameEndsWith16() throws Exception {
        done(answers.listening(FreePort.next()));
        var secondFolder = Files.createDirectories(folder.resolve("second"));
        var second = new Product(secondFolder, Map.of("KEY", server.apiKey()));
        Path file =
                Files.writeString(
                        secondFolder.resolve("answers.ini"),
                        new AnswerText(server, secondFolder).listening(FreePort.next()));

        Product.Ended ended = second.setUp("--silent", "--answers", file.toString());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(16);
        assertThat(ended.err()).contains("REG-NAME");
        assertThat(Tree.of(second.machine(), Trial.LOGS).keySet()).isSubsetOf("", Trial.STATE);
    }

    @Test
    void aFailingHealthCheckEndsWith20AndPutsEverythingBack() throws Exception {
        server.faults().inject(new Fault.HealthFails());

        trial.putBack(20, "HEALTH-FAIL", answers.listening(FreePort.next()));
    }

    @Test
    void aFailingHealthCheckOfAPollingAgentPutsEverythingBack() throws Exception {
        server.faults().inject(new Fault.HealthFails());

        trial.putBack(20, "HEALTH-FAIL", answers.polling());
    }

    @Test
    void aMachineThatIsNotHealthyIsNotDoneInTheSecondRunEither() throws Exception {
        server.faults().inject(new Fault.HealthFails());
        Path file = trial.write(answers.listening(FreePort.next()));
        String[] again = {
            "--silent",
            "--answers",
            file.toString(),
            "--set",
            "setup.on-failure=keep",
            "--set",
            "setup.if-exists=reconfigure"
        };
        assertThat(product.setUp(again).exit()).isEqualTo(23);

        Product.Ended second = product.setUp(again);

        assertThat(second.exit()).as("%s", second).isEqualTo(23);
        assertThat(second.err()).contains("HEALTH-FAIL");
        server.faults().clear();
        assertThat(product.setUp(again).exit()).isZero();
    }

    @Test
    void aRefusedRegistrationPutsEverythingBack() throws Exception {
        server.faults().inject(new Fault.ServerError(Requests.writesTo("/machines")));

        trial.putBack(20, "SRV-5XX", answers.listening(FreePort.next()));
    }

    @Test
    void aRegistrationWhoseAnswerIsLostIsFoundAndKept() throws Exception {
        server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("/machines")), 1);

        done(answers.listening(FreePort.next()));

        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    @Test
    void whatCannotBePutBackIsNamedAndEndsWith21() throws Exception {
        server.faults().inject(new Fault.HealthFails());
        server.faults().inject(new Fault.ServerError(Requests.writesTo("/machines/")));

        Product.Ended ended =
                product.setUp(
                        "--silent",
                        "--answers",
                        trial.write(answers.listening(FreePort.next())).toString());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(21);
        assertThat(ended.out()).containsPattern("left +register");
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        trial.assertFilesUntouched();
    }

    @Test
    void aCommandLineThatIsNotUnderstoodHasAResultLineToo() throws Exception {
        Product.Ended ended = product.setUp("--silnt", "--output", "json");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.lastLine()).contains("\"type\":\"result\",\"exit\":2");
    }

    @Test
    void everyWrongAnswerIsListedAtOnceWithItsLine() throws Exception {
        Path file =
                trial.write(
                        """
                        [setup]
                        schema = 1
                        instence = Demo
                        [server]
                        url = not an address
                        [connection]
                        mode = sideways
                        listen-port = 70000
                        """);

        Product.Ended ended = product.setUp("--silent", "--answers", file.toString());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(3);
        assertThat(ended.err())
                .contains("setup.instence, line 3")
                .contains("server.url, line 5")
                .contains("connection.mode, line 7")
                .contains("connection.listen-port, line 8")
                .contains("registration.environment");
        trial.assertFilesUntouched();
    }

    @Test
    void anUnknownOptionEndsWith2() throws Exception {
        assertThat(product.setUp("--silnt").exit()).isEqualTo(2);
    }

    @Test
    void withoutADisplayThereIsNoWizardButAWayToGoOn() throws Exception {
        Product.Ended ended = product.setUp("--text");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("--silent --answers");
    }

    private Product.Ended refused(int exit, String problem, String text) throws Exception {
        Product.Ended ended = product.setUp("--silent", "--answers", trial.write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.err()).contains(problem).doesNotContain("{0}", "{1}", "{2}");
        assertThat(ended.lastLine()).startsWith("refused");
        assertThat(Tree.of(product.machine(), Trial.LOGS).keySet()).isSubsetOf("", Trial.STATE);
        trial.assertUntouched();
        return ended;
    }

    private void done(String text) throws Exception {
        Product.Ended ended = product.setUp("--silent", "--answers", trial.write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isZero();
    }
}
