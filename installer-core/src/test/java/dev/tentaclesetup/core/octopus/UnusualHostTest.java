package dev.tentaclesetup.core.octopus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.answers.CertificateFile;
import dev.tentaclesetup.core.answers.ServerUrl;
import dev.tentaclesetup.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Hosts that the JDK's own web client refuses, resolved by a file of host names in a JVM of its
/// own.
class UnusualHostTest {

    private static final String ROOT =
            "{\"Version\":\"2026.1\",\"ApiVersion\":\"3.0.0\",\"Links\":{}}";

    @TempDir private Path folder;

    /// Connects to the address in its first argument, with the authority in the second if there is
    /// one, and prints what happened.
    static final class Client {
        private Client() {}

        public static void main(String[] arguments) throws InterruptedException {
            List<X509Certificate> authorities =
                    arguments.length == 1
                            ? List.of()
                            : ((CertificateFile.Certificates)
                                            CertificateFile.read(Path.of(arguments[1])))
                                    .list();
            var settings =
                    new OctopusSettings(
                            ServerUrl.clean(arguments[0]).orElseThrow().uri(),
                            new Answers.Proxy.None(),
                            Duration.ofSeconds(10),
                            0,
                            new Answers.WebTrust(authorities, List.of()));
            try (var client = OctopusClient.connect(settings)) {
                System.out.println("found " + client.server().base());
            } catch (ProblemException failed) {
                System.out.println(failed.problem().id());
            }
        }
    }

    @Test
    void reachesAHostWhoseNameHasAnUnderscore() throws Exception {
        try (var server = new ScriptedServer()) {
            server.on("GET /v/api", ROOT);
            int port = server.url().getPort();

            assertThat(client("http://Octo_Server:" + port + "/v/"))
                    .isEqualTo("found http://octo_server:" + port + "/v");
            assertThat(server.asked().getLast().header("Host")).isEqualTo("octo_server:" + port);
            assertThat(client("http://octo_unknown:" + port)).isEqualTo("NET_DNS");
        }
    }

    @Test
    void comparesTheNameOfSuchAHostWithItsCertificate() throws Exception {
        TestCertificates made = TestCertificates.issuedFor("octo_server");
        TestCertificates foreign = TestCertificates.issuedFor("other_server");
        Path own = TestCertificates.pem(folder.resolve("own.pem"), made.authority());
        Path others = TestCertificates.pem(folder.resolve("others.pem"), foreign.authority());
        HttpsServer server = made.server();
        HttpsServer other = foreign.server();
        try {
            String address = "https://octo_server:" + server.getAddress().getPort();

            assertThat(client(address, own.toString())).isEqualTo("found " + address);
            assertThat(client(address, others.toString())).isEqualTo("TLS_UNTRUSTED");
            assertThat(
                            client(
                                    "https://octo_server:" + other.getAddress().getPort(),
                                    others.toString()))
                    .isEqualTo("TLS_NAME");
        } finally {
            server.stop(0);
            other.stop(0);
        }
    }

    private String client(String... arguments) throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.1 octo_server\n");
        Path out = folder.resolve("out");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        command.add("-Djdk.net.hosts.file=" + hosts);
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", path, Client.class.getName()));
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        // The JVM would say that it has seen it.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(out, StandardCharsets.UTF_8).strip();
    }
}
