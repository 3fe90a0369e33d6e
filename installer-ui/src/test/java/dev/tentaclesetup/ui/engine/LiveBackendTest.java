package dev.tentaclesetup.ui.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the wizard asks of the core, against a server in memory.
class LiveBackendTest {

    private static final Answers.Proxy DIRECT = new Answers.Proxy.None();

    private final List<CheckRow> progress = new ArrayList<>();
    private final LiveBackend backend =
            new LiveBackend(SystemHost.system(), HostPorts.system(), Messages.in(Locale.ENGLISH));
    private PracticeServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = PracticeServer.builder().start();
    }

    @AfterEach
    void stop() {
        backend.close();
        server.close();
    }

    @Test
    void signsInAndListsTheSpaces() throws Exception {
        ServerFacts facts = signIn(server.url().toString(), "");

        assertThat(facts.spaces()).containsExactly("Default", "Payments");
        assertThat(facts.selectedSpace()).isEqualTo("Default");
        assertThat(facts.address()).isEqualTo(server.url().toString());
        assertThat(progress).extracting(CheckRow::mark).contains(Status.RUNNING, Status.OK);
    }

    @Test
    void takesTheSpaceFromAPastedLink() throws Exception {
        signIn(server.url().toString(), "");
        String link = server.url() + "/app#/Spaces-2/infrastructure";

        ServerFacts facts = signIn(link, "");

        assertThat(facts.selectedSpace()).isEqualTo("Payments");
        assertThat(facts.address()).isEqualTo(server.url().toString());
        assertThat(progress).extracting(CheckRow::detail).contains("URL-PATH");
    }

    @Test
    void looksUpWhatASpaceOffers() throws Exception {
        signIn(server.url().toString(), "");

        SpaceFacts facts = backend.space("Default");

        assertThat(facts.environments()).containsExactly("Test", "Production");
        assertThat(facts.roles()).contains("web-server");
        assertThat(facts.workerPools()).contains("Linux workers");
        assertThat(facts.serverThumbprint()).contains(new Thumbprint(server.thumbprint()));
    }

    @Test
    void findsANameFree() throws Exception {
        signIn(server.url().toString(), "");
        backend.space("Default");

        assertThat(backend.name(MachineKind.TARGET, "web01")).isEqualTo(NameCheck.FREE);
    }

    @Test
    void saysThatAKeyIsRefused() {
        assertThatThrownBy(() ->
                        backend.signIn(
                                server.url().toString(),
                                Secret.of("API-WRONG".toCharArray()),
                                "",
                                DIRECT,
                                progress::add))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.AUTH_KEY));
    }

    @Test
    void saysThatThePortIsClosed() throws IOException {
        int port = closedPort();

        assertThatThrownBy(() -> signIn("http://127.0.0.1:" + port, ""))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().id()).isEqualTo(ProblemId.NET_REFUSED));
    }

    @Test
    void recognisesTheServerAtItsCommsAddress() throws Exception {
        String address = "127.0.0.1:" + server.commsAddress().getPort();

        CheckRow row = backend.commsAddress(address, print(server.thumbprint()), DIRECT);

        assertThat(row.mark()).isEqualTo(Status.OK);
    }

    @Test
    void refusesACommsAddressWithAnotherCertificate() throws Exception {
        String address = "127.0.0.1:" + server.commsAddress().getPort();

        CheckRow row = backend.commsAddress(address, print("0".repeat(40)), DIRECT);

        assertThat(row.mark()).isEqualTo(Status.PROBLEM);
        assertThat(row.text()).isNotBlank();
        assertThat(row.detail()).isEqualTo("THUMB-MISMATCH");
    }

    @Test
    void callsTheServerThroughTheProxyOfTheAnswers() throws Exception {
        int closed = closedPort();
        var proxy = new Answers.Proxy.Manual("127.0.0.1", closed, Optional.empty());

        CheckRow row = backend.commsAddress("octopus.invalid:10943", Optional.empty(), proxy);

        assertThat(row.detail()).isEqualTo("PROXY-ADDR");
    }

    @Test
    void triesThePortAtTheAddressOfTheAnswers() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));

            CheckRow row = backend.listenPort(taken.getLocalPort(), Optional.of("127.0.0.2"));

            assertThat(row.mark()).isEqualTo(Status.OK);
        }
    }

    @Test
    void saysThatAPortIsInUse() throws Exception {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(0));

            CheckRow row = backend.listenPort(taken.getLocalPort(), Optional.empty());

            assertThat(row.mark()).isEqualTo(Status.PROBLEM);
            assertThat(row.text())
                    .contains(Integer.toString(taken.getLocalPort()))
                    .contains("pid " + ProcessHandle.current().pid());
        }
    }

    private ServerFacts signIn(String address, String space)
            throws ProblemException, InterruptedException {
        return backend.signIn(
                address, Secret.of(server.apiKey().toCharArray()), space, DIRECT, progress::add);
    }

    private static Optional<Thumbprint> print(String hex) {
        return Optional.of(new Thumbprint(hex));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
