package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.store.HealthStatus;
import dev.tentaclesetup.practice.store.MachineKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The ways on which a polling agent comes to its server: what was checked is what it dials,
/// through the real command line with a real agent.
@Timeout(300)
class WaysOfPollingIT {

    private static final String RECONFIGURE = "setup.if-exists=reconfigure";

    /// No resolver knows it, so that whoever reaches it went through the proxy.
    private static final String BEHIND_THE_PROXY = "octopus.invalid:10943";

    @TempDir Path folder;
    private PracticeServer server;
    private Product product;

    @BeforeEach
    void start() throws Exception {
        server = PracticeServer.builder().apiKey("API-PRACTICESERVER").start();
        product = product(Map.of());
    }

    @AfterEach
    void stop() {
        product.processes().forEach(ProcessHandle::destroyForcibly);
        server.close();
    }

    private Product product(Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("KEY", server.apiKey());
        return new Product(folder, environment);
    }

    /// The answers with another address to poll.
    private String polling(String address) {
        return new AnswerText(server, folder.resolve("instance"))
                .polling()
                .replace("127.0.0.1:" + server.commsAddress().getPort(), address);
    }

    private Product.Ended silent(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.ini"), text);
        return product.setUp(
                Stream.concat(Stream.of("--silent", "--answers", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String configuration() throws Exception {
        return Files.readString(product.machine().resolve("Demo/tentacle-Demo.config"));
    }

    private void requireHealthy() {
        assertThat(server.machines(MachineKind.WORKER))
                .extracting(machine -> machine.health().status())
                .containsExactly(HealthStatus.HEALTHY);
    }

    @Test
    void aWebSocketLeadsToTheServerAndSettingUpAgainChangesNothing() throws Exception {
        String address = "wss://127.0.0.1:" + server.commsAddress().getPort() + "/OctopusComms";

        Product.Ended ended = silent(polling(address));

        assertThat(ended.exit()).as("%s", ended).isZero();
        requireHealthy();
        assertThat(configuration()).contains(address);
        assertThat(silent(polling(address), "--set", RECONFIGURE, "--detailed-exitcode").exit())
                .isEqualTo(30);
    }

    @Test
    @WayOut(ProblemId.SRV_NODES)
    void everyNodeOfTheServerIsPolledAndOneThatIsNotIsNoted() throws Exception {
        server.close();
        server = PracticeServer.builder().apiKey("API-PRACTICESERVER").nodes(2).start();
        int port = server.commsAddress().getPort();
        String one = polling("127.0.0.1:" + port);

        Product.Ended planned = silent(one, "--plan");

        assertThat(planned.exit()).as("%s", planned).isZero();
        assertThat(planned.err()).contains("SRV-NODES", "PRACTICE-1, PRACTICE-2", "2 nodes");
        Product.Ended ended =
                silent(
                        one.replace(
                                "[registration]",
                                "comms-address = localhost:%d%n%n[registration]".formatted(port)));
        assertThat(ended.exit()).as("%s", ended).isZero();
        assertThat(ended.err()).doesNotContain("SRV-NODES");
        requireHealthy();
        assertThat(configuration())
                .contains("https://127.0.0.1:" + port)
                .contains("https://localhost:" + port);
    }

    @Test
    void theProxyThatTheEnvironmentNamesIsWrittenForTheAgentWhichHasAnotherEnvironment()
            throws Exception {
        try (Relay relay = Relay.proxy(server.commsAddress().getPort())) {
            product = product(Map.of("https_proxy", "http://127.0.0.1:" + relay.port()));

            Product.Ended ended = silent(polling(BEHIND_THE_PROXY), "--output", "json");

            assertThat(ended.exit()).as("%s", ended).isZero();
            assertThat(ended.out()).contains("comms-proxy", "127.0.0.1:" + relay.port());
            requireHealthy();
            assertThat(configuration())
                    .contains("Octopus.Server.Proxy.ProxyPort\">" + relay.port() + "<")
                    .contains("Octopus.Server.Proxy.UseDefaultProxy\">false<");
        }
    }

    @Test
    void onlyPollingGoesThroughItsOwnProxyWithItsLogin() throws Exception {
        try (Relay relay = Relay.proxy(server.commsAddress().getPort(), "octo", "p$w")) {
            product = product(Map.of("PROXY_PASSWORD", "p$w"));
            String text =
                    polling(BEHIND_THE_PROXY)
                            + """

                            [proxy]
                            mode = none

                            [proxy.comms]
                            mode = manual
                            url = http://127.0.0.1:%d
                            username = octo
                            password.env = PROXY_PASSWORD
                            bypass = *.example.com
                            """
                                    .formatted(relay.port());

            Product.Ended ended = silent(text);

            assertThat(ended.exit()).as("%s", ended).isZero();
            requireHealthy();
            assertThat(configuration())
                    .contains("Octopus.Server.Proxy.ProxyUsername\">octo<")
                    .contains("Octopus.Proxy.UseDefaultProxy\">false<")
                    .doesNotContain("Octopus.Proxy.ProxyHost", "p$w");
        }
    }
}
