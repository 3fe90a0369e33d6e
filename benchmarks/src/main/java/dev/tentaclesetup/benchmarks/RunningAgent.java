package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A listening instance made by the product itself, its agent running from the image, and a client
/// that it trusts.
final class RunningAgent implements AutoCloseable {

    private static final long START_LIMIT = TimeUnit.SECONDS.toNanos(30);

    private static final String DATA = "data";

    private final HalibutRuntime client;
    private final ServiceEndpoint.Listening endpoint;
    private final ProcessBuilder agent;
    private final int port;
    private final Path home;
    private Process process;
    private double startSeconds;

    private RunningAgent(
            HalibutRuntime client,
            ServiceEndpoint.Listening endpoint,
            ProcessBuilder agent,
            int port,
            Path home)
            throws IOException {
        this.client = client;
        this.endpoint = endpoint;
        this.agent = agent;
        this.port = port;
        this.home = home;
        process = start();
    }

    /// Sets the instance up (offline, so that no server is needed) and starts its agent.
    static RunningAgent start(Workbench bench) throws Exception {
        var certificate = TentacleCertificate.generate(InstantSource.system(), new SecureRandom());
        var identity = new Identity(certificate.certificate(), certificate.privateKey());
        var client = HalibutRuntime.builder(identity).build();
        Path room = bench.room("agent");
        int port = Workbench.freePort();
        Path answers = Files.write(room.resolve("a.ini"), answers(room, port, client.thumbprint()));
        Path machine = room.resolve("machine");
        run(
                bench.process(
                        machine,
                        List.of(
                                bench.program("tentacle-setup"),
                                "--silent",
                                "--answers",
                                answers.toString())));
        var shown = bench.process(machine, List.of(bench.program("tentacle"), "show-thumbprint"));
        String thumbprint = run(shown).strip();
        var endpoint =
                new ServiceEndpoint.Listening(
                        "localhost", port, Thumbprint.parse(thumbprint), null);
        var agent =
                bench.process(
                                machine,
                                List.of(
                                        bench.program("tentacle"),
                                        "agent",
                                        "--instance=Tentacle",
                                        "--noninteractive"))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return new RunningAgent(client, endpoint, agent, port, room.resolve(DATA));
    }

    private static List<String> answers(Path room, int port, Thumbprint trusted) {
        return List.of(
                "[setup]",
                "schema = 1",
                "[server]",
                "contact = no",
                "thumbprint = " + trusted,
                "[connection]",
                "mode = listening",
                "listen-port = " + port,
                "listen-address = 127.0.0.1",
                "[registration]",
                "kind = none",
                "[paths]",
                "data = " + room.resolve(DATA),
                "applications = " + room.resolve("applications"),
                "[service]",
                "install = no",
                "start-now = no");
    }

    private static String run(ProcessBuilder builder) throws Exception {
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(builder.command() + ": " + process.exitValue() + "\n" + output);
        }
        return output;
    }

    private Process start() throws IOException {
        long before = System.nanoTime();
        Process started = agent.start();
        while (!open()) {
            if (!started.isAlive() || System.nanoTime() - before > START_LIMIT) {
                throw new IOException("the agent does not listen: " + agent.command());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        startSeconds = (System.nanoTime() - before) / 1e9;
        return started;
    }

    private boolean open() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Stops the agent and starts it again.
    ///
    /// @return seconds from starting the process until the port was open
    double restart() throws Exception {
        stop();
        process = start();
        return startSeconds;
    }

    TentacleClient client() {
        return TentacleClient.at(client, endpoint);
    }

    /// Deletes a file that was uploaded.
    void forget(String name) throws IOException {
        Files.delete(home.resolve(name));
    }

    /// What the running agent costs.
    ProcessCost cost() {
        return new ProcessCost(process.toHandle());
    }

    private void stop() {
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .handle((_, _) -> process.destroyForcibly())
                .join();
    }

    @Override
    public void close() {
        stop();
        client.close();
    }
}
