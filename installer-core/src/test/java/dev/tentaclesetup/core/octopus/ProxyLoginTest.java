package dev.tentaclesetup.core.octopus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A proxy that refuses everybody, and what it was sent.
class ProxyLoginTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private ServerSocket proxy = unbound();

    private static ServerSocket unbound() {
        try {
            return new ServerSocket();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    while (!proxy.isClosed()) {
                        refuseOne();
                    }
                });
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://octopus.invalid", "https://octopus.invalid"})
    void isSentOnceInTheEncodingOfTheAgent(String url) {
        Problem problem =
                problem(() ->
                        OctopusClient.connect(
                                new OctopusSettings(
                                        URI.create(url), manual(), Duration.ofSeconds(10), 3)));

        assertThat(problem.id()).isEqualTo(ProblemId.PROXY_407);
        assertThat(ENGLISH.message(problem)).contains("does not accept");
        assertThat(ENGLISH.fix(problem)).contains("proxy.password");
        assertThat(problem + ENGLISH.fix(problem)).doesNotContain("gr\u00fc\u00dfe");
        sentOnce();
    }

    @Test
    void isSentOnceByACheckOfThePortForAgents() {
        Problem problem =
                problem(() ->
                        CertificateDial.of(URI.create("https://octopus.invalid:10943/"), manual()));

        assertThat(problem.id()).isEqualTo(ProblemId.PROXY_407);
        assertThat(ENGLISH.message(problem)).contains("does not accept");
        sentOnce();
    }

    @Test
    void isAskedForWhereThereIsNone() {
        var anonymous =
                new Answers.Proxy.Manual("127.0.0.1", proxy.getLocalPort(), Optional.empty());
        Problem problem =
                problem(() ->
                        OctopusClient.connect(
                                new OctopusSettings(
                                        URI.create("https://octopus.invalid"),
                                        anonymous,
                                        Duration.ofSeconds(10),
                                        3)));

        assertThat(ENGLISH.message(problem)).contains("wants a user name and a password");
        assertThat(ENGLISH.fix(problem)).contains("Basic realm");
        assertThat(requests).singleElement().asString().doesNotContain("Authorization");
    }

    private void sentOnce() {
        String expected =
                Base64.getEncoder().encodeToString("m\u00fc:gr\u00fc\u00dfe\u20ac".getBytes(UTF_8));
        assertThat(requests)
                .singleElement()
                .asString()
                .contains("Proxy-Authorization: Basic " + expected + "\r\n");
    }

    private Answers.Proxy.Manual manual() {
        var login =
                new Answers.Credential.Password(
                        "m\u00fc", Secret.of("gr\u00fc\u00dfe\u20ac".toCharArray()));
        return new Answers.Proxy.Manual("127.0.0.1", proxy.getLocalPort(), Optional.of(login));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private void refuseOne() {
        try (Socket socket = proxy.accept()) {
            InputStream in = socket.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            requests.add(head.toString());
            socket.getOutputStream()
                    .write(
                            ("HTTP/1.1 407 Proxy Authentication Required\r\n"
                                            + "Proxy-Authenticate: Basic realm=\"p\"\r\n"
                                            + "Content-Length: 0\r\n\r\n")
                                    .getBytes(UTF_8));
            in.readAllBytes();
        } catch (IOException closed) {
            requests.remove("");
        }
    }
}
