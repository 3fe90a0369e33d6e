package dev.tentaclesetup.agent;

import static dev.tentaclesetup.agent.Scripts.output;
import static dev.tentaclesetup.agent.Scripts.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.contracts.UploadResult;
import dev.tentaclesetup.halibut.wire.DataStream;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What the agent does when the connection is cut in the middle of a call and the call is repeated
/// ([tentacle-services 14 #25-28], [tentacle-services 14 #45], [tentacle-services 14 #46]).
class CutConnectionIT extends ListeningAgent {

    @Test
    void repeatedStartFindsTheScriptThatTheCutOneStarted() throws Exception {
        Path counted = folder.resolve("counted");
        Path go = folder.resolve("go");
        StartScriptCommandV2 command =
                waiting(
                        "echo x >> '"
                                + counted
                                + "'; echo in; until [ -e '"
                                + go
                                + "' ]; do sleep 0.1; done; echo out",
                        Duration.ofMinutes(5));
        try (Link link = new Link(agent.port())) {
            TentacleClient far = agent.clientAt(link.port());
            CompletableFuture<ScriptStatusResponseV2> cut =
                    AgentProcess.async(() -> far.startScript(command));
            Scripts.awaitLine(agent.client(), command.ticket(), "in");

            link.cut();

            assertThatThrownBy(cut::get).hasRootCauseInstanceOf(IOException.class);
            Files.createFile(go);
            ScriptStatusResponseV2 end =
                    Scripts.complete(far, far.startScript(command.waiting(Duration.ofMinutes(1))));
            assertThat(output(end)).containsExactly("in", "out");
            assertThat(end.exitCode()).isZero();
            assertThat(counted).hasContent("x");
        }
    }

    @Test
    void repeatedStatusAndCancelLoseNothing() throws Exception {
        StartScriptCommandV2 command = waiting("echo in; sleep 300; echo never", null);
        try (Link link = new Link(agent.port())) {
            TentacleClient far = agent.clientAt(link.port());
            far.startScript(command);
            Scripts.awaitLine(far, command.ticket(), "in");
            link.cut();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(HalibutException.class)
                    .until(() -> output(Scripts.status(far, command.ticket())).contains("in"));
            link.cut();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(HalibutException.class)
                    .until(() ->
                            far.cancelScript(new CancelScriptCommandV2(command.ticket(), 0))
                                    .ticket()
                                    .equals(command.ticket()));

            ScriptStatusResponseV2 end =
                    Scripts.complete(agent.client(), Scripts.status(far, command.ticket()));

            assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.KILLED);
            assertThat(output(end)).containsExactly("in");
        }
    }

    @Test
    void uploadThatIsCutLeavesTheOldFileAndTheRepeatedOneArrives() throws Exception {
        agent.client().uploadFile("up/file", DataStream.of(new byte[] {1}));
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        byte[] half = new byte[1 << 20];
        try (Link link = new Link(agent.port())) {
            TentacleClient far = agent.clientAt(link.port());
            DataStream broken =
                    DataStream.of(
                            2L * half.length,
                            out -> {
                                out.write(half);
                                out.flush();
                                halfWay.countDown();
                                awaitQuietly(never);
                                out.write(half);
                            });
            CompletableFuture<UploadResult> cut =
                    AgentProcess.async(() -> far.uploadFile("up/file", broken));
            halfWay.await();
            link.cut();
            never.countDown();
            assertThatThrownBy(cut::get).hasCauseInstanceOf(HalibutException.class);
            assertThat(folder.resolve("up/file")).hasBinaryContent(new byte[] {1});

            UploadResult second = far.uploadFile("up/file", DataStream.of(half));

            assertThat(second.length()).isEqualTo(half.length);
            assertThat(folder.resolve("up")).isDirectoryNotContaining("glob:**.part");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Passes bytes on to the agent until it is cut; new connections are passed on again.
    private static final class Link implements AutoCloseable {
        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Closeable> ends = new CopyOnWriteArrayList<>();
        private final int target;

        Link(int target) throws IOException {
            this.target = target;
            Thread.startVirtualThread(this::accept);
        }

        int port() {
            return door.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket near = door.accept();
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                    ends.addAll(List.of(near, far));
                    Thread.startVirtualThread(() -> pass(near, far));
                    Thread.startVirtualThread(() -> pass(far, near));
                }
            } catch (IOException e) {
                cut();
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // Cut, which is what this link is for.
            }
        }

        void cut() {
            ends.forEach(Link::closeQuietly);
            ends.clear();
        }

        private static void closeQuietly(Closeable end) {
            try {
                end.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            cut();
        }
    }
}
