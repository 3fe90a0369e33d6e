package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Requests;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

/// Whatever goes wrong has a name and an exit code, and leaves machine and server as they were.
@Timeout(300)
class SetUpFailuresIT {

    private static final String STATE = "TentacleSetup";

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;
    private SortedMap<String, String> before;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        Path instance = Files.createDirectories(folder.resolve("instance"));
        answers = new AnswerText(server, instance);
        Files.createDirectories(product.machine());
        Files.writeString(instance.resolve("somebody-elses.txt"), "stays");
        before = everything();
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
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
                        write(text).toString(),
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
        before = everything();

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
        before = everything();

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
        assertThat(Tree.of(second.machine())).isEmpty();
    }

    @Test
    void aFailingHealthCheckEndsWith20AndPutsEverythingBack() throws Exception {
        server.faults().inject(new Fault.HealthFails());

        putBack(20, "HEALTH-FAIL", answers.listening(FreePort.next()));
    }

    @Test
    void aFailingHealthCheckOfAPollingAgentPutsEverythingBack() throws Exception {
        server.faults().inject(new Fault.HealthFails());

        putBack(20, "HEALTH-FAIL", answers.polling());
    }

    @Test
    void aMachineThatIsNotHealthyIsNotDoneInTheSecondRunEither() throws Exception {
        server.faults().inject(new Fault.HealthFails());
        Path file = write(answers.listening(FreePort.next()));
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

        putBack(20, "SRV-5XX", answers.listening(FreePort.next()));
    }

    @Test
    void aRegistrationWhoseAnswerIsLostIsFoundAndDeleted() throws Exception {
        server.faults().inject(new Fault.DropAfterWrite(Requests.writesTo("/machines")), 1);

        putBack(20, "NET-RESET", answers.listening(FreePort.next()));
    }

    @Test
    void whatCannotBePutBackIsNamedAndEndsWith21() throws Exception {
        server.faults().inject(new Fault.HealthFails());
        server.faults().inject(new Fault.ServerError(Requests.writesTo("/machines/")));

        Product.Ended ended =
                product.setUp(
                        "--silent",
                        "--answers",
                        write(answers.listening(FreePort.next())).toString());

        assertThat(ended.exit()).as("%s", ended).isEqualTo(21);
        assertThat(ended.out()).containsPattern("left +register");
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aRunThatTakesTooLongEndsWith124AndIsPutBack() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());

        putBack(
                124,
                "RUN-TIMEOUT",
                answers.listening(FreePort.next())
                        .replace("schema = 1", "schema = 1\ntimeout-seconds = 5"));
    }

    @Test
    void ctrlCPutsEverythingBackAndEndsWith130() throws Exception {
        stopped("INT", 130);
    }

    @Test
    void terminatingPutsEverythingBackAndEndsWith143() throws Exception {
        stopped("TERM", 143);
    }

    @Test
    void theResultLineHasTheExitCodeOfTheSignal() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Product.Running running = json(write(answers.listening(FreePort.next())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());

        running.signal("TERM");

        Product.Ended ended = running.end();
        assertThat(ended.exit()).as("%s", ended).isEqualTo(143);
        assertThat(ended.lastLine())
                .contains("\"type\":\"result\",\"exit\":143,\"status\":\"undone\"");
    }

    @Test
    void aSignalBeforeAnythingIsChangedEndsWithTheResultToo() throws Exception {
        try (var silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + silence.getLocalPort();
            Product.Running running =
                    json(
                            write(
                                    answers.listening(FreePort.next())
                                            .replace(server.url().toString(), url)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> running.output().out().contains("\"type\":\"start\""));

            running.signal("TERM");

            Product.Ended ended = running.end();
            assertThat(ended.exit()).as("%s", ended).isEqualTo(143);
            assertThat(ended.lastLine()).contains("\"type\":\"result\",\"exit\":143");
        }
        assertUntouched();
    }

    @Test
    void aCommandLineThatIsNotUnderstoodHasAResultLineToo() throws Exception {
        Product.Ended ended = product.setUp("--silnt", "--output", "json");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.lastLine()).contains("\"type\":\"result\",\"exit\":2");
    }

    private Product.Running json(Path file) throws IOException {
        return product.begin(
                "dev.tentaclesetup.cli.SetupMain",
                "--silent",
                "--output",
                "json",
                "--answers",
                file.toString());
    }

    private void stopped(String signal, int exit) throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Product.Running running = silent(write(answers.listening(FreePort.next())));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());

        running.signal(signal);

        Product.Ended ended = running.end();
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.lastLine()).startsWith("undone");
        assertUntouched();
    }

    @Test
    @WayOut(ProblemId.STATE_RESUME)
    void aKilledRunIsToldAtTheNextStartAndCanBeDiscarded() throws Exception {
        server.faults().inject(new Fault.TaskQueueStopped());
        Path file = write(answers.listening(FreePort.next()));
        Product.Running running = silent(file);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> !server.machines(MachineKind.TARGET).isEmpty());
        running.signal("KILL");
        running.end();

        Product.Ended next = product.setUp("--silent", "--answers", file.toString());

        assertThat(next.exit()).as("%s", next).isEqualTo(41);
        assertThat(next.err())
                .contains("STATE-RESUME")
                .contains(
                        "folders, certificate, configuration, index, service, start, inbound, register");

        server.faults().clear();
        Product.Ended again =
                product.setUp(
                        "--silent",
                        "--discard",
                        "--answers",
                        file.toString(),
                        "--set",
                        "setup.if-exists=reconfigure");
        assertThat(again.exit()).as("%s", again).isZero();
    }

    @Test
    void everyWrongAnswerIsListedAtOnceWithItsLine() throws Exception {
        Path file =
                write(
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
        assertThat(everything()).isEqualTo(before);
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
        Product.Ended ended = product.setUp("--silent", "--answers", write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.err()).contains(problem).doesNotContain("{0}", "{1}", "{2}");
        assertThat(ended.lastLine()).startsWith("refused");
        assertThat(Tree.of(product.machine()).keySet()).containsExactly("");
        assertUntouched();
        return ended;
    }

    private void putBack(int exit, String problem, String text) throws Exception {
        Product.Ended ended = product.setUp("--silent", "--answers", write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isEqualTo(exit);
        assertThat(ended.err()).contains(problem).doesNotContain("{0}", "{1}", "{2}");
        assertThat(ended.lastLine()).startsWith("undone");
        assertUntouched();
    }

    private void done(String text) throws Exception {
        Product.Ended ended = product.setUp("--silent", "--answers", write(text).toString());
        assertThat(ended.exit()).as("%s", ended).isZero();
    }

    private void assertUntouched() throws IOException {
        assertThat(everything()).isEqualTo(before);
        assertThat(product.processes()).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
        assertThat(server.machines(MachineKind.WORKER)).isEmpty();
    }

    /// Of the machine configuration all but set-up's own journals, and the instance's folders.
    private SortedMap<String, String> everything() throws IOException {
        var all = Tree.of(product.machine(), STATE);
        Tree.of(folder.resolve("instance"))
                .forEach((name, words) -> all.put("instance/" + name, words));
        return all;
    }

    private Product.Running silent(Path file) throws IOException {
        return product.begin(
                "dev.tentaclesetup.cli.SetupMain", "--silent", "--answers", file.toString());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("answers.ini"), text);
    }
}
