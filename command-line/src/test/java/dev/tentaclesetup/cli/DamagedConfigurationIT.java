package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An instance whose configuration file is damaged, lost or of another machine id: the set-up does
/// what its own message says, with the same answers.
@Timeout(300)
class DamagedConfigurationIT {

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;
    private Path configuration;
    private Path kept;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product = new Product(folder, Map.of("KEY", server.apiKey()));
        answers = new AnswerText(server, folder.resolve("instance"));
        configuration = product.machine().resolve("Demo/tentacle-Demo.config");
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    @WayOut(ProblemId.CFG_CORRUPT)
    void aLostOrDamagedFileIsPutBackFromTheCopyWhileTheAgentRuns() throws Exception {
        String text = answers.listening(FreePort.next());
        assertThat(run(text).exit()).isZero();
        String endpoint = endpoint(MachineKind.TARGET);
        kept = copy();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");

        Files.delete(configuration);
        assertRepaired(text, endpoint);
        Files.write(configuration, new byte[0]);
        assertRepaired(text, endpoint);
        byte[] whole = Files.readAllBytes(configuration);
        Files.write(
                configuration,
                List.of(new String(whole, StandardCharsets.UTF_8).substring(0, 300)));
        assertRepaired(text, endpoint);
        assertThat(kept.resolveSibling("damaged.config")).isNotEmptyFile();
    }

    private void assertRepaired(String text, String endpoint) throws Exception {
        Product.Ended ended = run(text);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).contains("CFG-CORRUPT", kept.toString());
        assertThat(endpoint(MachineKind.TARGET)).isEqualTo(endpoint);
        assertThat(run(text, "--detailed-exitcode").exit()).isEqualTo(30);
    }

    @Test
    void anAutomaticPortIsThatOfTheCopy() throws Exception {
        int port = FreePort.next();
        String auto =
                answers.listening(port).replace("listen-port = " + port, "listen-port = auto");
        assertThat(run(auto).exit()).isZero();
        String endpoint = endpoint(MachineKind.TARGET);

        Files.write(configuration, new byte[0]);
        assertThat(run(auto).exit()).isZero();

        assertThat(endpoint(MachineKind.TARGET)).isEqualTo(endpoint);
    }

    @Test
    void aLostFileWithoutACopyBecomesANewOneAndTheRecordStays() throws Exception {
        String text = answers.listening(FreePort.next());
        assertThat(run(text).exit()).isZero();
        String endpoint = endpoint(MachineKind.TARGET);

        Files.delete(copy());
        Files.delete(configuration);
        Product.Ended ended = run(text);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).doesNotContain("PORT-USED", "REG-NAME");
        assertThat(endpoint(MachineKind.TARGET)).isNotEqualTo(endpoint);
        assertHealthy(MachineKind.TARGET);

        Files.delete(copy());
        Files.writeString(configuration, "<octopus-settings><set key=");
        ended = run(text);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertHealthy(MachineKind.TARGET);
    }

    @Test
    @WayOut(ProblemId.CFG_KEY)
    void aCertificateOfAnotherMachineIdIsReplacedAndTheRecordUpdated() throws Exception {
        String text = answers.polling();
        assertThat(run(text).exit()).isZero();
        String endpoint = endpoint(MachineKind.WORKER);
        encryptByAnotherMachineId();

        Product.Ended ended = run(text);

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).contains("CFG-KEY");
        assertThat(endpoint(MachineKind.WORKER)).isNotEqualTo(endpoint);
        assertHealthy(MachineKind.WORKER);
        assertThat(run(text, "--detailed-exitcode").exit()).isEqualTo(30);
    }

    /// As if the machine id had been another one when the file was written.
    private void encryptByAnotherMachineId() throws Exception {
        Path id = Files.writeString(folder.resolve("machine-id"), "0".repeat(31) + "1\n");
        HostFolders here = HostFolders.under(product.machine());
        SecretProtection other =
                SecretProtection.of(
                        new HostFolders(
                                here.root(), here.data(), here.applications(), id, List.of()));
        var file = ConfigurationFile.at(configuration);
        var certificate =
                TentacleConfiguration.read(file, SecretProtection.of(here))
                        .certificate()
                        .orElseThrow();
        var _ = TentacleConfiguration.update(file, other, now -> now.withCertificate(certificate));
    }

    private Path copy() throws Exception {
        try (Stream<Path> all = Files.walk(product.machine())) {
            return all.filter(file -> file.endsWith("last-good.config")).findFirst().orElseThrow();
        }
    }

    private Product.Ended run(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        return product.setUp(
                Stream.concat(
                                Stream.of(
                                        "--silent",
                                        "--answers",
                                        file.toString(),
                                        "--set",
                                        "setup.if-exists=reconfigure"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private String endpoint(MachineKind kind) {
        assertThat(server.machines(kind)).hasSize(1);
        return server.machines(kind).getFirst().endpoint().toString();
    }

    private void assertHealthy(MachineKind kind) {
        assertThat(server.machines(kind))
                .singleElement()
                .extracting(machine -> machine.health().status())
                .isEqualTo(HealthStatus.HEALTHY);
    }
}
