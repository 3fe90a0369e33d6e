package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A host that is a copy of another one: all its files are the same, and so is its certificate. The
/// copy is another folder here, with the paths in it changed.
@Timeout(300)
class ClonesIT {

    private static final List<String> CONFLICTS =
            List.of("fail", "update", "rename", "update-if-same-certificate");

    @TempDir Path folder;
    private PracticeServer server;
    private Product original;
    private Product copy;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        original = product("original");
        copy = product("copied");
    }

    private Product product(String name) throws IOException {
        return new Product(
                Files.createDirectories(folder.resolve(name)), Map.of("KEY", server.apiKey()));
    }

    @AfterEach
    void stop() {
        Stream.of(original, copy)
                .flatMap(product -> product.processes().stream())
                .forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void aCopyOfAListeningAgentThatIsAliveNeverTakesItsRecord() throws Exception {
        int port = FreePort.next();
        assertThat(run(original, "original", listening("original", port)).exit()).isZero();
        copyFiles();
        String other = listening("copied", FreePort.next()).replace("web-one", "web-two");

        for (String conflict : CONFLICTS) {
            Product.Ended refused =
                    run(copy, "copied", other, "--set", "registration.on-conflict=" + conflict);

            assertThat(refused.exit()).as("%s %s", conflict, refused).isEqualTo(16);
            assertThat(refused.err()).contains("REG-THUMB").contains("certificate.source");
        }
        assertThat(names(MachineKind.TARGET)).containsExactly("web-one");

        Product.Ended own = run(copy, "copied", other, "--set", "certificate.source=generate");

        assertThat(own.exit()).as("%s", own).isZero();
        assertThat(names(MachineKind.TARGET)).containsExactly("web-one", "web-two");
        assertDifferentAndHealthy(MachineKind.TARGET);
        assertThat(run(copy, "copied", other, "--detailed-exitcode").exit()).isEqualTo(30);
        assertThat(
                        run(
                                        original,
                                        "original",
                                        listening("original", port),
                                        "--detailed-exitcode")
                                .exit())
                .isEqualTo(30);
    }

    @Test
    void aCopyOfAPollingAgentGetsASubscriptionOfItsOwnWhenToldTo() throws Exception {
        assertThat(run(original, "original", polling("original")).exit()).isZero();
        copyFiles();
        String other = polling("copied").replace("worker-one", "worker-two");

        Product.Ended refused = run(copy, "copied", other);

        assertThat(refused.exit()).as("%s", refused).isEqualTo(16);
        assertThat(refused.err()).contains("REG-THUMB");
        assertThat(run(copy, "copied", polling("copied")).exit()).isEqualTo(16);
        assertThat(names(MachineKind.WORKER)).containsExactly("worker-one");

        Product.Ended own = run(copy, "copied", other, "--set", "certificate.source=generate");

        assertThat(own.exit()).as("%s", own).isZero();
        assertThat(names(MachineKind.WORKER)).containsExactly("worker-one", "worker-two");
        assertDifferentAndHealthy(MachineKind.WORKER);
    }

    @Test
    void anAgentThatIsRenamedMovedToAnotherPortAndMadeToPollIsStillTheSame() throws Exception {
        int port = FreePort.next();
        String text = listening("original", port);
        assertThat(run(original, "original", text).exit()).isZero();

        Product.Ended renamed = run(original, "original", text.replace("web-one", "web-two"));
        Product.Ended moved =
                run(
                        original,
                        "original",
                        text.replace("web-one", "web-three")
                                .replace("= " + port, "= " + FreePort.next()));
        Product.Ended polling =
                run(
                        original,
                        "original",
                        text.replace("mode = listening", "mode = polling")
                                .replaceFirst(
                                        "listen-port = .*",
                                        "comms-address = 127.0.0.1:"
                                                + server.commsAddress().getPort()));

        for (Product.Ended ended : List.of(renamed, moved, polling)) {
            assertThat(ended.exit()).as("%s", ended).isZero();
            assertThat(ended.out() + ended.err()).doesNotContain("REG-THUMB", "CFG-FOREIGN");
        }
        assertThat(server.machines(MachineKind.TARGET))
                .singleElement()
                .satisfies(machine -> {
                    assertThat(machine.id()).isEqualTo("Machines-1");
                    assertThat(machine.name()).isEqualTo("web-one");
                });
    }

    @Test
    void anotherCertificateForTheSameAgentKeepsItsRecord() throws Exception {
        String text = polling("original");
        assertThat(run(original, "original", text).exit()).isZero();
        String before = endpoint(MachineKind.WORKER, 0);

        Product.Ended ended =
                run(original, "original", text, "--set", "certificate.source=generate");

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(names(MachineKind.WORKER)).containsExactly("worker-one");
        assertThat(endpoint(MachineKind.WORKER, 0)).isNotEqualTo(before);
        assertThat(server.machines(MachineKind.WORKER).getFirst().health().status())
                .isEqualTo(HealthStatus.HEALTHY);
    }

    private String listening(String name, int port) {
        return new AnswerText(server, folder.resolve(name).resolve("instance")).listening(port);
    }

    private String polling(String name) {
        return new AnswerText(server, folder.resolve(name).resolve("instance")).polling();
    }

    private Product.Ended run(Product product, String name, String text, String... more)
            throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".ini"), text);
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

    /// All but what says which processes run, with the paths of the copy.
    private void copyFiles() throws IOException {
        Path from = folder.resolve("original");
        Path to = folder.resolve("copied");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source));
                if (source.toString().contains("processes") || Files.exists(target)) {
                    continue;
                }
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else if (!source.toString().contains("TentacleSetup")) {
                    String text = Files.readString(source, StandardCharsets.ISO_8859_1);
                    Files.writeString(
                            target,
                            text.replaceAll(
                                    Pattern.quote(from.toString()) + "(?=/)", to.toString()),
                            StandardCharsets.ISO_8859_1);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private List<String> names(MachineKind kind) {
        return server.machines(kind).stream().map(machine -> machine.name()).toList();
    }

    private String endpoint(MachineKind kind, int index) {
        return server.machines(kind).get(index).endpoint().toString();
    }

    private void assertDifferentAndHealthy(MachineKind kind) {
        assertThat(endpoint(kind, 0)).isNotEqualTo(endpoint(kind, 1));
        assertThat(server.machines(kind))
                .extracting(machine -> machine.health().status())
                .containsOnly(HealthStatus.HEALTHY);
    }
}
