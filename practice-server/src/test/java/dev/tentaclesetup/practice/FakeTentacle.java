package dev.tentaclesetup.practice;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import dev.tentaclesetup.contracts.CapabilitiesServiceV2;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ContractHandlers;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptServiceV2;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.ScriptType;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.ServiceEndpoint;
import dev.tentaclesetup.halibut.Thumbprint;
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

/// The service side of a Tentacle for tests: runs each script in a real bash, in memory, without
/// workspaces.
final class FakeTentacle implements AutoCloseable {

    static final String VERSION = "8.3.2842";

    private final ServerCertificate certificate;
    private final HalibutRuntime runtime;
    private final Map<ScriptTicket, Run> runs = new ConcurrentHashMap<>();

    FakeTentacle(ServerCertificate certificate, String trustedThumbprint) {
        this.certificate = certificate;
        runtime =
                HalibutRuntime.builder(Certificates.identity(certificate))
                        .trust(Thumbprint.parse(trustedThumbprint))
                        .service(CapabilitiesServiceV2.NAME, ContractHandlers.of(capabilities()))
                        .service(ScriptServiceV2.NAME, ContractHandlers.of(scripts()))
                        .build();
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

    /// How many scripts were started and not completed.
    int scripts(ProcessState state) {
        return (int) runs.values().stream().filter(run -> run.status(0).state() == state).count();
    }

    private static CapabilitiesServiceV2 capabilities() {
        return () ->
                new CapabilitiesResponseV2(
                        List.of("IScriptService", "IFileTransferService", ScriptServiceV2.NAME));
    }

    private ScriptServiceV2 scripts() {
        return new ScriptServiceV2() {
            @Override
            public ScriptStatusResponseV2 startScript(StartScriptCommandV2 command) {
                return runs.computeIfAbsent(command.ticket(), _ -> new Run(command)).status(0);
            }

            @Override
            public ScriptStatusResponseV2 getStatus(ScriptStatusRequestV2 request) {
                return find(request.ticket()).status(request.lastLogSequence());
            }

            @Override
            public ScriptStatusResponseV2 cancelScript(CancelScriptCommandV2 command) {
                Run run = find(command.ticket());
                run.process.descendants().forEach(ProcessHandle::destroyForcibly);
                run.process.destroyForcibly();
                return run.status(command.lastLogSequence());
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
        runs.values().forEach(run -> run.process.destroyForcibly());
        runtime.close();
    }

    private static final class Run {
        private final ScriptTicket ticket;
        private final Process process;
        private final List<ProcessOutput> lines = new ArrayList<>();
        private final List<Thread> readers = new ArrayList<>();

        Run(StartScriptCommandV2 command) {
            ticket = command.ticket();
            var builder = new ProcessBuilder("bash", "-c", command.scripts().get(ScriptType.BASH));
            builder.environment().put("TentacleVersion", VERSION);
            builder.environment().put("TentacleCertificateSignatureAlgorithm", "sha256RSA");
            builder.environment().put("TentacleHome", System.getProperty("java.io.tmpdir"));
            try {
                process = builder.start();
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
