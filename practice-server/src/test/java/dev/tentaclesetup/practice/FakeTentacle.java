package dev.tentaclesetup.practice;

import dev.tentaclesetup.contracts.CancelScriptCommand;
import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import dev.tentaclesetup.contracts.CapabilitiesServiceV2;
import dev.tentaclesetup.contracts.CompleteScriptCommand;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ContractHandlers;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptServiceV1;
import dev.tentaclesetup.contracts.ScriptServiceV2;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponse;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.ScriptType;
import dev.tentaclesetup.contracts.StartScriptCommand;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.practice.work.ServerCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// The service side of a Tentacle for tests: runs each script in a real bash, in memory, without
/// workspaces.
final class FakeTentacle implements AutoCloseable {

    static final String VERSION = "8.3.2842";
    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TentacleVersion",
                    VERSION,
                    "TentacleCertificateSignatureAlgorithm",
                    "sha256RSA",
                    "TentacleHome",
                    System.getProperty("java.io.tmpdir"));

    private final ServerCertificate certificate;
    private final Map<String, String> environment;
    private final HalibutRuntime runtime;
    private final List<Process> shells = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch slowStart = new CountDownLatch(0);
    private final Map<ScriptTicket, Run> runs = new ConcurrentHashMap<>();

    /// Which version of the script service it offers.
    enum Offers {
        FIRST_VERSION,
        SECOND_VERSION
    }

    FakeTentacle(ServerCertificate certificate, String trustedThumbprint) {
        this(certificate, trustedThumbprint, Offers.SECOND_VERSION, ENVIRONMENT);
    }

    FakeTentacle(
            ServerCertificate certificate,
            String trustedThumbprint,
            Offers offers,
            Map<String, String> environment) {
        this.certificate = certificate;
        this.environment = Map.copyOf(environment);
        var builder =
                HalibutRuntime.builder(Certificates.identity(certificate))
                        .trust(Thumbprint.parse(trustedThumbprint));
        runtime =
                switch (offers) {
                    case FIRST_VERSION ->
                            builder.service(
                                            ScriptServiceV1.NAME,
                                            ContractHandlers.of(firstVersion()))
                                    .service(
                                            CapabilitiesServiceV2.NAME,
                                            ContractHandlers.of(capabilities(ScriptServiceV1.NAME)))
                                    .build();
                    case SECOND_VERSION ->
                            builder.service(ScriptServiceV2.NAME, ContractHandlers.of(scripts()))
                                    .service(
                                            CapabilitiesServiceV2.NAME,
                                            ContractHandlers.of(capabilities(ScriptServiceV2.NAME)))
                                    .build();
                };
    }

    String thumbprint() {
        return certificate.thumbprint();
    }

    /// @return its address for registration
    String listen() throws IOException {
        var bound = runtime.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return "https://127.0.0.1:" + bound.getPort() + "/";
    }

    void poll(PracticeServer server, URI subscription) {
        InetSocketAddress comms = server.commsAddress();
        runtime.poll(
                new PollingEndpoint(
                        subscription,
                        ServiceEndpoint.listening(
                                comms.getAddress().getHostAddress(),
                                comms.getPort(),
                                Thumbprint.parse(server.thumbprint()))));
    }

    /// From now on starts are answered only after [#close()], though their scripts run.
    void answerStartsLate() {
        slowStart = new CountDownLatch(1);
    }

    /// How many scripts were started and neither completed nor forgotten.
    int kept() {
        return runs.size();
    }

    /// How many shells run, those of forgotten scripts included.
    long alive() {
        return shells.stream().filter(Process::isAlive).count();
    }

    private static CapabilitiesServiceV2 capabilities(String scripts) {
        return () -> new CapabilitiesResponseV2(List.of(scripts, "IFileTransferService"));
    }

    private ScriptServiceV1 firstVersion() {
        return new ScriptServiceV1() {
            @Override
            public ScriptTicket startScript(StartScriptCommand command) {
                var ticket = new ScriptTicket("ticket-" + runs.size());
                runs.put(ticket, new Run(ticket, command.scripts(), environment));
                return ticket;
            }

            @Override
            public ScriptStatusResponse getStatus(ScriptStatusRequest request) {
                return old(find(request.ticket()).status(request.lastLogSequence()));
            }

            @Override
            public ScriptStatusResponse cancelScript(CancelScriptCommand command) {
                return old(kill(command.ticket()).status(command.lastLogSequence()));
            }

            @Override
            public ScriptStatusResponse completeScript(CompleteScriptCommand command) {
                Run run = find(command.ticket());
                runs.remove(command.ticket());
                return old(run.status(command.lastLogSequence()));
            }
        };
    }

    private static ScriptStatusResponse old(ScriptStatusResponseV2 status) {
        return new ScriptStatusResponse(
                status.ticket(),
                status.logs(),
                status.nextLogSequence(),
                status.state(),
                status.exitCode());
    }

    private Run kill(ScriptTicket ticket) {
        Run run = find(ticket);
        run.process.descendants().forEach(ProcessHandle::destroyForcibly);
        run.process.destroyForcibly();
        return run;
    }

    private ScriptServiceV2 scripts() {
        return new ScriptServiceV2() {
            @Override
            public ScriptStatusResponseV2 startScript(StartScriptCommandV2 command)
                    throws InterruptedException {
                Run run =
                        runs.computeIfAbsent(
                                command.ticket(),
                                ticket -> new Run(ticket, command.scripts(), environment));
                slowStart.await();
                return run.status(0);
            }

            @Override
            public ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) {
                return find(request.ticket()).status(request.lastLogSequence());
            }

            @Override
            public ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command) {
                return kill(command.ticket()).status(command.lastLogSequence());
            }

            @Override
            public void completeScript(CompleteScriptCommandV2 command) {
                runs.remove(command.ticket());
            }
        };
    }

    private Run find(ScriptTicket ticket) {
        Run run = runs.get(ticket);
        if (run == null) {
            throw new IllegalStateException("no script " + ticket);
        }
        return run;
    }

    @Override
    public void close() {
        slowStart.countDown();
        shells.forEach(Process::destroyForcibly);
        runtime.close();
    }

    private final class Run {
        private final ScriptTicket ticket;
        private final Process process;
        private final List<ProcessOutput> lines = new ArrayList<>();
        private final List<Thread> readers = new ArrayList<>();

        Run(ScriptTicket ticket, Map<ScriptType, String> scripts, Map<String, String> environment) {
            this.ticket = ticket;
            var builder = new ProcessBuilder("bash", "-c", scripts.get(ScriptType.BASH));
            builder.environment().putAll(environment);
            try {
                process = builder.start();
                shells.add(process);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            readers.add(read(process.getInputStream(), ProcessOutputSource.STD_OUT));
            readers.add(read(process.getErrorStream(), ProcessOutputSource.STD_ERR));
        }

        private Thread read(InputStream stream, ProcessOutputSource source) {
            return Thread.startVirtualThread(() -> {
                try (var reader =
                        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                    reader.lines().forEach(line -> add(source, line));
                } catch (IOException | UncheckedIOException _) {
                    // killed
                }
            });
        }

        private synchronized void add(ProcessOutputSource source, String text) {
            lines.add(new ProcessOutput(source, Instant.now(), text));
        }

        synchronized ScriptStatusResponseV2 status(long after) {
            boolean done = !process.isAlive() && readers.stream().noneMatch(Thread::isAlive);
            int from = (int) Math.clamp(after, 0, lines.size());
            return new ScriptStatusResponseV2(
                    ticket,
                    lines.subList(from, lines.size()),
                    lines.size(),
                    done ? ProcessState.COMPLETE : ProcessState.RUNNING,
                    done ? process.exitValue() : 0);
        }
    }
}
