package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A crowd without any certificate at the agent's port, while a trusted server runs scripts over
/// connections that it makes anew each time. The agent has the heap and the options with which it
/// is shipped.
@Timeout(600)
class HostileCrowdIT {

    private static final Path SHIPPED_OPTIONS = Path.of("../jpackage/launcher/tentacle.jvm");

    /// Each member of the crowd keeps its connection until so many others have come.
    private static final int OPEN = 2_000;

    private static final int MEMBERS = 8;
    private static final long MOST_MEMORY_KIBIBYTES = 400 * 1024;

    @TempDir Path folder;

    /// What a member of the crowd does with a connection before it says no more.
    private enum Hostility {
        HALF_OPEN(10_000),
        PARTIAL_RECORD(10_000),
        FINISHED_HANDSHAKE(2_500),
        PARTIAL_PREFACE(2_500);

        private final int connections;

        Hostility(int connections) {
            this.connections = connections;
        }

        Socket connect(int port, SSLSocketFactory tls) throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            try {
                switch (this) {
                    case HALF_OPEN -> {}
                    case PARTIAL_RECORD -> {
                        socket.getOutputStream().write(new byte[] {22, 3, 1, 64, 0});
                        socket.getOutputStream().write(new byte[1_000]);
                    }
                    case FINISHED_HANDSHAKE -> over(socket, tls).startHandshake();
                    case PARTIAL_PREFACE ->
                            over(socket, tls)
                                    .getOutputStream()
                                    .write("M".repeat(15_000).getBytes(US_ASCII));
                }
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        }

        private static SSLSocket over(Socket socket, SSLSocketFactory tls) throws IOException {
            socket.setSoTimeout(20_000);
            return (SSLSocket) tls.createSocket(socket, "localhost", socket.getPort(), true);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTrustedServerRunsItsScriptsMeanwhile(Hostility hostility) throws Exception {
        try (AgentProcess agent =
                AgentProcess.listening(folder, Map.of("_JAVA_OPTIONS", shippedOptions()))) {
            var endpoint = (ServiceEndpoint.Listening) agent.endpoint();
            CompletableFuture<Integer> crowd =
                    AgentProcess.async(() -> besiege(hostility, agent.port()));
            int scripts = 0;
            do {
                agent.server.disconnect(endpoint);
                assertThat(Scripts.run(agent.client(), "exit 3").exitCode()).isEqualTo(3);
                scripts++;
            } while (!crowd.isDone());

            assertThat(crowd.get(1, TimeUnit.MINUTES)).isEqualTo(hostility.connections);
            assertThat(scripts).isPositive();
            assertThat(peakKibibytes(agent.pid())).isLessThan(MOST_MEMORY_KIBIBYTES);
        }
    }

    private static String shippedOptions() throws IOException {
        return Files.readAllLines(SHIPPED_OPTIONS).stream()
                .filter(option -> option.startsWith("-X") && !option.startsWith("-Xlog"))
                .collect(Collectors.joining(" "));
    }

    /// Connections are made by several at a time, and those that the agent has closed are no less a
    /// part of the crowd.
    private static int besiege(Hostility hostility, int port) throws Exception {
        SSLSocketFactory tls = Browsers.trusting().getSocketFactory();
        var left = new AtomicInteger(hostility.connections);
        var made = new AtomicInteger();
        List<CompletableFuture<Void>> members = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            members.add(
                    AgentProcess.async(() -> {
                        Queue<Socket> open = new ArrayDeque<>();
                        try {
                            while (left.getAndDecrement() > 0) {
                                connect(hostility, port, tls, open);
                                made.incrementAndGet();
                            }
                            return null;
                        } finally {
                            for (Socket socket : open) {
                                socket.close();
                            }
                        }
                    }));
        }
        for (CompletableFuture<Void> member : members) {
            member.get();
        }
        return made.get();
    }

    private static void connect(
            Hostility hostility, int port, SSLSocketFactory tls, Queue<Socket> open)
            throws IOException {
        if (open.size() >= OPEN / MEMBERS) {
            open.remove().close();
        }
        try {
            open.add(hostility.connect(port, tls));
        } catch (IOException turnedAway) {
            // While it was at it, because others had come.
        }
    }

    private static long peakKibibytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
