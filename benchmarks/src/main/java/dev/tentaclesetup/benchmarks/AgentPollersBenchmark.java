package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.contracts.CapabilitiesResponseV2;
import dev.tentaclesetup.contracts.CapabilitiesServiceV2;
import dev.tentaclesetup.contracts.ContractHandlers;
import dev.tentaclesetup.halibut.HalibutRuntime;
import dev.tentaclesetup.halibut.PollingEndpoint;
import dev.tentaclesetup.halibut.wire.Identity;
import dev.tentaclesetup.halibut.wire.ServiceEndpoint;
import dev.tentaclesetup.halibut.wire.Thumbprint;
import dev.tentaclesetup.instance.TentacleCertificate;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// How a practice server bears many polling agents. The server is a process of its own; the agents
/// are as many runtimes in this process, with subscriptions of their own and one certificate, each
/// answering capability calls.
final class AgentPollersBenchmark implements Benchmark {

    private static final List<Integer> COUNTS = List.of(10, 100, 1_000);

    /// Kept, or the level would be forgotten: a thousand pollers say a thousand times that they
    /// poll.
    private static final Logger LIBRARY = Logger.getLogger("dev.tentaclesetup.halibut");

    @Override
    public String name() {
        return "agent-pollers";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        LIBRARY.setLevel(Level.OFF);
        var figures = new ArrayList<Figure>();
        for (int count : COUNTS) {
            var memory = new ArrayList<Double>();
            var calls = new ArrayList<Double>();
            for (int run = 0; run < bench.runs(); run++) {
                once(bench, count, memory, calls);
            }
            String goal = count == COUNTS.getFirst() ? "" : "≤ linear";
            String rate = count == COUNTS.getFirst() ? "" : "≥ of 10";
            String who = String.format("pollers: %,d on a server: ", count);
            figures.add(new Figure(who + "grown by (PSS)", "MiB", goal, memory));
            figures.add(new Figure(who + "calls, 16 at once", "1/s", rate, calls));
        }
        return figures;
    }

    private static void once(Workbench bench, int count, List<Double> memory, List<Double> calls)
            throws Exception {
        var made = TentacleCertificate.generate(InstantSource.system(), new SecureRandom());
        var identity = new Identity(made.certificate(), made.privateKey());
        var pollers = new ArrayList<HalibutRuntime>();
        try (var server = PollersServer.start(bench, made.thumbprint().hex())) {
            double before = server.settledPss();
            for (int i = 0; i < count; i++) {
                pollers.add(poller(identity, server, i));
            }
            calls.add(server.callsPerSecond(count));
            memory.add(server.settledPss() - before);
        } finally {
            pollers.parallelStream().forEach(HalibutRuntime::close);
        }
    }

    private static HalibutRuntime poller(Identity identity, PollersServer server, int index) {
        CapabilitiesServiceV2 capabilities = () -> new CapabilitiesResponseV2(List.of());
        Thumbprint thumbprint = Thumbprint.parse(server.thumbprint());
        HalibutRuntime runtime =
                HalibutRuntime.builder(identity)
                        .trust(thumbprint)
                        .service(CapabilitiesServiceV2.NAME, ContractHandlers.of(capabilities))
                        .build();
        var address =
                ServiceEndpoint.listening(
                        URI.create("https://localhost:" + server.port()), thumbprint);
        runtime.poll(new PollingEndpoint(PollersServerMain.subscription(index), address, 1));
        return runtime;
    }
}
