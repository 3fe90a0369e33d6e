package dev.tentaclesetup.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.AnswersResult;
import dev.tentaclesetup.core.answers.ThisMachine;
import dev.tentaclesetup.core.octopus.OctopusSettings;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.MachineFolders;
import dev.tentaclesetup.practice.PracticeServer;
import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteChecksTest {

    private static final ServerCertificate CERTIFICATE =
            ServerCertificate.generate("Octopus Server", Instant.now());

    @TempDir private Path folder;
    private PracticeServer server;

    @BeforeEach
    void start() throws IOException {
        server = PracticeServer.builder().certificate(CERTIFICATE).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void seesServerClockAndAccount() throws Exception {
        try (var conversation = conversation(server.apiKey())) {
            assertThat(CheckRunner.run(new ServerCheck(conversation)).seen())
                    .startsWith("Octopus Deploy ");
            assertThat(CheckRunner.run(new ClockCheck(conversation)).status())
                    .isEqualTo(Finding.Status.OK);
            assertThat(CheckRunner.run(new SignInCheck(conversation)).seen())
                    .isEqualTo("Practice administrator, Default");
        }
    }

    @Test
    void triesAgainAfterAFailure() throws Exception {
        try (var conversation = conversation(server.apiKey())) {
            server.faults().inject(new Fault.RefuseApiKey());
            Finding refused = CheckRunner.run(new SignInCheck(conversation));
            server.faults().clear();

            assertThat(refused.problem().id()).isEqualTo(ProblemId.AUTH_KEY);
            assertThat(CheckRunner.run(new SignInCheck(conversation)).status())
                    .isEqualTo(Finding.Status.OK);
        }
    }

    @Test
    void skipsTheSignInWhenThereIsNoServer() throws Exception {
        server.close();
        try (var conversation = conversation("API-KEY")) {
            assertThat(CheckRunner.run(new ServerCheck(conversation)).problem().id())
                    .isEqualTo(ProblemId.NET_REFUSED);
            assertThat(CheckRunner.run(new SignInCheck(conversation)).status())
                    .isEqualTo(Finding.Status.SKIP);
        }
    }

    @Test
    void comparesTheCertificateOfTheCommsPort() throws Exception {
        assertThat(dial(commsAddress(), server.thumbprint()).seen()).isEqualTo(server.thumbprint());
        assertThat(dial(commsAddress(), "AB".repeat(20)).problem().id())
                .isEqualTo(ProblemId.THUMB_MISMATCH);
    }

    @Test
    void namesACommsPortThatIsNone() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(dial(https(closed), server.thumbprint()).problem().id())
                .isEqualTo(ProblemId.NET_REFUSED);
    }

    @Test
    void runsEveryCheckAndStopsAtNothing() throws Exception {
        Answers answers = answers(server.commsAddress().getPort());
        try (var conversation =
                ServerConversation.with(
                        (Answers.Server.Online) answers.server(), answers.proxy())) {
            var preflight =
                    new Preflight(
                            answers,
                            Optional.of(conversation),
                            ThisMachine.detect(),
                            MachineFolders.under(folder),
                            RightsCheck.Asking.ORDINARY);
            server.faults().inject(new Fault.RefuseApiKey());

            List<Finding> findings = preflight.run(finding -> {});

            assertThat(findings)
                    .extracting(finding -> finding.check() + " " + finding.status())
                    .containsExactly(
                            "rights OK",
                            "service-manager OK",
                            "instance OK",
                            "folder OK",
                            "folder OK",
                            "server OK",
                            "clock OK",
                            "sign-in FAIL",
                            "comms-address OK");
            assertThat(findings)
                    .allSatisfy(finding ->
                            assertThat(Messages.in(Locale.ENGLISH).title(finding)).isNotBlank());
        }
    }

    private Answers answers(int commsPort) {
        AnswerDraft draft =
                AnswerDraft.empty()
                        .with(AnswerKey.SERVER_URL, server.url().toString())
                        .with(AnswerKey.SERVER_API_KEY, Secret.of("API-K".toCharArray()))
                        .with(AnswerKey.CONNECTION_MODE, "polling")
                        .with(AnswerKey.CONNECTION_COMMS_ADDRESS, "127.0.0.1:" + commsPort)
                        .with(AnswerKey.REGISTRATION_ENVIRONMENT, "Test")
                        .with(AnswerKey.REGISTRATION_ROLE, "web")
                        .with(AnswerKey.SERVICE_INSTALL, "no")
                        .with(AnswerKey.PATHS_DATA, folder.resolve("data").toString());
        return ((AnswersResult.Valid) AnswersReader.read(draft, ThisMachine.detect())).answers();
    }

    private Finding dial(URI address, String expected) throws InterruptedException {
        return CheckRunner.run(
                new CommsAddressCheck(address, new Answers.Proxy.None(), List.of(expected)));
    }

    private URI commsAddress() {
        return https(server.commsAddress().getPort());
    }

    private static URI https(int port) {
        return URI.create("https://127.0.0.1:" + port + "/");
    }

    private ServerConversation conversation(String key) {
        return new ServerConversation(
                new OctopusSettings(
                        server.url(), new Answers.Proxy.None(), Duration.ofSeconds(5), 0),
                new Answers.Credential.ApiKey(Secret.of(key.toCharArray())),
                Optional.empty());
    }
}
