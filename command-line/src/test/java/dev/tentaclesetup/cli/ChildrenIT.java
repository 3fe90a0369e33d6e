package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.MachineKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What a set-up was given stays with it: no tool that it calls, no agent that it starts and no
/// script of that agent finds its secrets, its answers or anything else of its environment.
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class ChildrenIT {

    private static final List<String> TOOLS =
            List.of(
                    "systemctl",
                    "journalctl",
                    "getent",
                    "useradd",
                    "userdel",
                    "groupdel",
                    "ufw",
                    "firewall-cmd",
                    "firewall-offline-cmd",
                    "nft",
                    "iptables",
                    "iptables-save");

    @TempDir Path folder;
    @TempDir Path tools;
    private PracticeServer server;
    private Product product;
    private AnswerText answers;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().start();
        for (String tool : TOOLS) {
            standIn(tool);
        }
        product =
                new Product(
                        folder,
                        Map.of(
                                "KEY",
                                server.apiKey(),
                                "CANARY",
                                "a canary of the set-up",
                                "OTHER_PASSWORD",
                                "a canary of another program",
                                "TENTACLE_SETUP__REGISTRATION__NAME",
                                "named-by-a-canary",
                                "PATH",
                                tools + ":" + System.getenv("PATH")));
        answers = new AnswerText(server, folder.resolve("instance"));
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    /// A tool that writes down what it was given, and fails as one that has found nothing
    /// (getent(1), "Exit status").
    private void standIn(String tool) throws IOException {
        Path script = tools.resolve(tool);
        Files.writeString(
                script, "#!/bin/sh\nenv > '" + tools + "'/" + tool + ".$$.told\nexit 2\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void noToolSeesTheSetUpsEnvironment() throws Exception {
        for (String account : List.of("dedicated", "custom")) {
            silent(
                    "--check",
                    "--set=service.install=yes",
                    "--set=service.account=" + account,
                    "--set=service.username=me");
        }
        silent("--check", "--set=connection.mode=listening");

        Map<String, String> told = told();
        assertThat(told.keySet())
                .anyMatch(tool -> tool.startsWith("getent."))
                .anyMatch(tool -> tool.startsWith("ufw."));
        assertThat(told).allSatisfy((tool, environment) -> assertClean(environment));
    }

    @Test
    void neitherTheAgentNorItsScriptsSeeTheSetUpsEnvironment() throws Exception {
        Product.Ended ended = silent();
        assertThat(ended.exit()).as("%s", ended).isZero();

        List<ProcessHandle> agents = product.processes();
        assertThat(agents).isNotEmpty();
        for (ProcessHandle agent : agents) {
            assertClean(environment(agent.pid()));
        }
        String script =
                script("env; for p in $PPID $$; do tr '\\0' '\\n' < /proc/$p/environ; done");
        assertThat(script).contains("TentacleHome=", "PATH=/usr/local/sbin:", "USER=");
        assertClean(script);
    }

    private void assertClean(String environment) {
        assertThat(environment)
                .doesNotContain(server.apiKey())
                .doesNotContain("canary", "CANARY", "KEY=", "TENTACLE_SETUP__")
                .doesNotContain(tools.toString());
    }

    private static String environment(long pid) throws IOException {
        return Files.readString(
                Path.of("/proc", Long.toString(pid), "environ"), StandardCharsets.ISO_8859_1);
    }

    private Map<String, String> told() throws IOException {
        try (Stream<Path> files = Files.list(tools)) {
            return files.filter(file -> file.toString().endsWith(".told"))
                    .collect(
                            Collectors.toMap(
                                    file -> file.getFileName().toString(), ChildrenIT::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Product.Ended silent(String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), answers.polling());
        return product.setUp(
                Stream.concat(Stream.of("--silent", "--answers", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    /// What a script of the server prints on the machine.
    private String script(String body) throws Exception {
        var polling = (Endpoint.Polling) server.machines(MachineKind.WORKER).getFirst().endpoint();
        ScriptStatusResponseV2 ended =
                server.tentacle(polling.subscription())
                        .startScript(
                                StartScriptCommandV2.of(
                                                new ScriptTicket("canaries"), "ServerTasks-1", body)
                                        .waiting(Duration.ofSeconds(30)));
        assertThat(ended.exitCode()).isZero();
        return ended.logs().stream().map(ProcessOutput::text).collect(Collectors.joining("\n"));
    }
}
