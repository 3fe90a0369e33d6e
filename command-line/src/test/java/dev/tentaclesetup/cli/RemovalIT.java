package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.fixtures.FreePort;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.MachineKind;
import dev.tentaclesetup.practice.store.SeedUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a user reads about a removal that could not do everything, or was asked for a part.
@Timeout(300)
class RemovalIT {

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        product =
                new Product(
                        folder,
                        Map.of(
                                "KEY", server.apiKey(),
                                "READER", server.apiKey(SeedUser.READER)));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    @Test
    void aDamagedConfigurationKeepsNothingFromBeingRemoved() throws Exception {
        installed();
        Files.writeString(product.machine().resolve("Demo/tentacle-Demo.config"), "");

        Product.Ended ended = silent(answers.removal());

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(Tree.of(product.machine(), "TentacleSetup/logs").keySet())
                .isSubsetOf("", "TentacleSetup");
        assertThat(folder.resolve("instance")).doesNotExist();
        assertThat(server.machines(MachineKind.TARGET)).isEmpty();
    }

    @Test
    void aReadersKeyIsToldBeforeAnythingIsTouched() throws Exception {
        String reader =
                answers.listening(FreePort.next())
                        .replace("api-key.env = KEY", "api-key.env = READER");
        for (String option : new String[] {"--check", "--plan"}) {
            Product.Ended ended = silent(reader, option);
            assertThat(ended.exit()).as("%s", ended).isEqualTo(14);
            assertThat(ended.err()).contains("PERM-CREATE", "MachineCreate");
        }
        assertThat(silent(reader).exit()).isEqualTo(14);
        assertThat(folder.resolve("instance")).doesNotExist();

        installed();
        String removal = answers.removal().replace("api-key.env = KEY", "api-key.env = READER");
        Product.Ended required = silent(removal + "deregister = yes\n");

        assertThat(required.exit()).as("%s", required).isEqualTo(14);
        assertThat(product.processes()).isNotEmpty();
        Product.Ended auto = silent(removal);
        assertThat(auto.exit()).as("%s", auto).isEqualTo(24);
        assertThat(auto.err()).contains("REG-REMAINS", "web-one", "/infrastructure/machines/");
        assertThat(auto.out()).containsPattern("remains +Machines-1");
        assertThat(auto.lastLine()).contains("Demo is removed from this host").contains("stays");
    }

    @Test
    void aCertificateAloneStopsTheServiceAndSaysSo() throws Exception {
        installed();

        Product.Ended ended =
                silent(
                        answers.removal()
                                .replaceFirst(
                                        "(?s)\\[remove].*",
                                        "[remove]\ndelete = certificate\nderegister = no\n"));

        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).contains("SVC-IDLE", "Demo");
        assertThat(ended.lastLine())
                .contains("Demo stays")
                .contains("remove the certificate")
                .doesNotContain("is removed");
        assertThat(product.processes()).isEmpty();
        assertThat(server.machines(MachineKind.TARGET)).hasSize(1);
    }

    private void installed() throws Exception {
        Product.Ended ended =
                silent(
                        answers.listening(FreePort.next())
                                .replace("schema = 1", "schema = 1\nwait-for-health = no"));
        assertThat(ended.exit()).as("%s", ended).isZero();
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        var arguments = new ArrayList<>(List.of(more));
        if (more.length == 0) {
            arguments.add("--silent");
        }
        arguments.addAll(List.of("--answers", file.toString()));
        return product.setUp(arguments.toArray(String[]::new));
    }
}
