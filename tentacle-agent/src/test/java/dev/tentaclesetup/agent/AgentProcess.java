package dev.tentaclesetup.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.instance.ConfigurationFile;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.SecretProtection;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleCertificate;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// A real agent in a process of its own, on an instance of its own, and the server that it trusts.
final class AgentProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("listen://.+:(\\d+)/.*Listener started");
    private static final String VM_OPTIONS =
            "-XX:+UseSerialGC -Xmx64m -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TentacleCertificate SERVER = certificate();
    private static final TentacleCertificate TENTACLE = certificate();

    final Path folder;
    final List<String> lines = new CopyOnWriteArrayList<>();
    final HalibutRuntime server;
    private final URI subscription;
    private final boolean polling;
    private Map<String, String> environment = Map.of();
    private List<String> wrapper = List.of();
    private Process process;
    private TentacleClient client;

    private AgentProcess(Path folder, boolean polling) throws Exception {
        this(folder, polling, "https://localhost:%d");
    }

    /// @param form of the address that is polled
    private AgentProcess(Path folder, boolean polling, String form) throws Exception {
        this.folder = folder;
        this.polling = polling;
        this.server =
                HalibutRuntime.builder(new Identity(SERVER.certificate(), SERVER.privateKey()))
                        .trust(halibut(TENTACLE.thumbprint()))
                        .build();
        String text = SubscriptionId.generate(new SecureRandom()).text();
        this.subscription = URI.create(text);
        TrustedServer trusted =
                polling ? pollingServer(text, form) : TrustedServer.listening(SERVER.thumbprint());
        configure(trusted);
    }

    static AgentProcess listening(Path folder) throws Exception {
        AgentProcess agent = new AgentProcess(folder, false);
        agent.start();
        return agent;
    }

    static AgentProcess listening(Path folder, Map<String, String> environment) throws Exception {
        AgentProcess agent = new AgentProcess(folder, false);
        agent.environment = environment;
        agent.start();
        return agent;
    }

    /// An agent that can make no file larger than so many kilobytes, as if the disk were full then.
    static AgentProcess withLargestFile(Path folder, int kilobytes) throws Exception {
        AgentProcess agent = new AgentProcess(folder, false);
        agent.wrapper =
                List.of("/bin/bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash");
        agent.start();
        return agent;
    }

    static AgentProcess polling(Path folder) throws Exception {
        return polling(folder, Map.of());
    }

    static AgentProcess polling(Path folder, Map<String, String> environment) throws Exception {
        AgentProcess agent = new AgentProcess(folder, true);
        agent.environment = environment;
        agent.start();
        return agent;
    }

    /// An agent that listens, with a change of its configuration.
    static AgentProcess listening(
            Path folder, Map<String, String> environment, TentacleConfiguration.Edit change)
            throws Exception {
        AgentProcess agent = new AgentProcess(folder, false);
        TentacleConfiguration.update(
                ConfigurationFile.at(folder.resolve("test.config")),
                SecretProtection.of(HostFolders.under(folder)),
                change);
        agent.environment = environment;
        agent.start();
        return agent;
    }

    /// An agent that polls over a WebSocket.
    static AgentProcess pollingOverWebSocket(Path folder) throws Exception {
        AgentProcess agent = new AgentProcess(folder, true, "wss://localhost:%d/OctopusComms");
        agent.start();
        return agent;
    }

    /// An agent whose server hangs up on it until [#trust()].
    static AgentProcess pollingUntrusted(Path folder, Map<String, String> environment)
            throws Exception {
        AgentProcess agent = new AgentProcess(folder, true);
        agent.distrust();
        agent.environment = environment;
        agent.start();
        return agent;
    }

    /// Lets the server take the agent's polls.
    void trust() {
        server.trust(halibut(TENTACLE.thumbprint()));
    }

    /// Lets the server hang up on the agent.
    void distrust() {
        server.distrust(halibut(TENTACLE.thumbprint()));
    }

    static TentacleCertificate certificate() {
        return TentacleCertificate.generate(InstantSource.system(), new SecureRandom());
    }

    private static dev.tentaclesetup.halibut.wire.Thumbprint halibut(Thumbprint thumbprint) {
        return dev.tentaclesetup.halibut.wire.Thumbprint.parse(thumbprint.hex());
    }

    private TrustedServer pollingServer(String text, String form) throws IOException {
        InetSocketAddress bound =
                server.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return TrustedServer.polling(
                SERVER.thumbprint(),
                URI.create(form.formatted(bound.getPort())),
                new SubscriptionId(text));
    }

    private void configure(TrustedServer trusted) throws Exception {
        HostFolders folders = HostFolders.under(folder);
        Path file = folder.resolve("test.config");
        Files.createDirectories(folder);
        InstanceIndex.of(folders).add(new InstanceName("test"), file);
        ConfigurationFile.at(file).create();
        TentacleConfiguration.update(
                ConfigurationFile.at(file),
                SecretProtection.of(folders),
                before ->
                        before.withHome(folder)
                                .withListening(!polling)
                                .withPort(0)
                                .withListenAddress(Optional.of(InetAddress.getLoopbackAddress()))
                                .withCertificate(TENTACLE)
                                .trusting(trusted));
    }

    /// Starts the agent, again if it was stopped.
    void start() throws Exception {
        lines.clear();
        process =
                launch(
                        folder,
                        wrapper,
                        environment,
                        "agent",
                        "--instance=test",
                        "--noninteractive");
        collect(process);
        awaitLine(polling ? "Agent will not listen" : "Agent listening on");
        client = TentacleClient.at(server, endpoint());
    }

    static Process launch(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return launch(folder, List.of(), environment, arguments);
    }

    private static Process launch(
            Path folder, List<String> wrapper, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("agent.vm.options", VM_OPTIONS).split(" ")));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "agent.class.path", System.getProperty("java.class.path")),
                        AgentMain.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(new File(folder.toString()));
        builder.environment().put(HostFolders.HOME_VARIABLE, folder.toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void collect(Process started) {
        Thread.ofVirtual()
                .start(() -> {
                    try (BufferedReader reader =
                            new BufferedReader(
                                    new InputStreamReader(started.getInputStream(), UTF_8))) {
                        for (String line = reader.readLine();
                                line != null;
                                line = reader.readLine()) {
                            lines.add(line);
                        }
                    } catch (IOException e) {
                        lines.add("(output ended: " + e.getMessage() + ")");
                    }
                });
    }

    void awaitLine(String text) {
        Awaitility.await(text)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the agent ended: " + lines);
                    }
                    return lines.stream().anyMatch(line -> line.contains(text));
                });
    }

    ServiceEndpoint endpoint() {
        return polling
                ? ServiceEndpoint.polling(subscription)
                : ServiceEndpoint.listening("localhost", port(), halibut(TENTACLE.thumbprint()));
    }

    /// A client that reaches the agent through something in between.
    TentacleClient clientAt(int port) {
        return TentacleClient.at(
                server,
                ServiceEndpoint.listening("localhost", port, halibut(TENTACLE.thumbprint())));
    }

    int port() {
        return lines.stream()
                .map(PORT::matcher)
                .filter(Matcher::find)
                .map(found -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    TentacleClient client() {
        return client;
    }

    long pid() {
        return process.pid();
    }

    Path work(String ticket) {
        return folder.resolve("Work").resolve(ticket);
    }

    /// Kills the agent as a crash would.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// Asks the agent to stop.
    ///
    /// @return its exit code
    int terminate() throws Exception {
        // Not Process.destroy, which would close the output too.
        process.toHandle().destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the agent does not stop: " + lines);
        }
        return process.exitValue();
    }

    /// Runs work beside the test.
    static <T> CompletableFuture<T> async(java.util.concurrent.Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        result.complete(work.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    @Override
    public void close() throws Exception {
        process.toHandle().destroyForcibly();
        process.waitFor();
        server.close();
    }
}
