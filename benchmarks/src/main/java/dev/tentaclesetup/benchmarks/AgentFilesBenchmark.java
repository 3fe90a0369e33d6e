package dev.tentaclesetup.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Large files, next to what a bare TLS socket carries between two processes set up the same way.
/// The agent also checks, hashes and stores what it receives; the bare sockets throw it away.
final class AgentFilesBenchmark implements Benchmark {

    /// Rounds that warm both sides up.
    private static final int WARM = 3;

    @Override
    public String name() {
        return "agent-files";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var rawUp = new ArrayList<Double>();
        var up = new ArrayList<Double>();
        var storedUp = new ArrayList<Double>();
        var storedDown = new ArrayList<Double>();
        var rawDown = new ArrayList<Double>();
        var down = new ArrayList<Double>();
        try (var agent = RunningAgent.start(bench);
                var raw = RawTls.start(bench)) {
            var work = new Workload(agent.client());
            for (int run = 0; run < WARM + bench.runs(); run++) {
                if (run == WARM) {
                    List.of(rawUp, storedUp, up, rawDown, storedDown, down).forEach(List::clear);
                }
                rawUp.add(rate(raw::upload));
                storedUp.add(rate(raw::uploadFile));
                // A name of its own, as a package has it: to replace a file costs a file system
                // more.
                String file = "large-" + run + ".bin";
                up.add(rate(() -> work.upload(file)));
                rawDown.add(rate(raw::download));
                storedDown.add(secondRate(raw::downloadFile));
                down.add(secondRate(() -> work.download(file)));
                agent.forget(file);
            }
        }
        return List.of(
                new Figure("raw TLS socket: 256 MiB up", "MiB/s", "", rawUp),
                new Figure("agent: upload of 256 MiB", "MiB/s", "", up),
                new Figure("agent: upload, of a raw TLS socket", "%", "≥ 80", shares(up, rawUp)),
                new Figure(
                        "agent: upload, of one that hashes and stores",
                        "%",
                        "",
                        shares(up, storedUp)),
                new Figure("raw TLS socket: 256 MiB down", "MiB/s", "", rawDown),
                new Figure("agent: download of 256 MiB", "MiB/s", "", down),
                new Figure(
                        "agent: download, of a raw TLS socket", "%", "≥ 80", shares(down, rawDown)),
                new Figure(
                        "agent: download, of one that reads and stores",
                        "%",
                        "",
                        shares(down, storedDown)));
    }

    private static double rate(Stopwatch.Task transfer) throws Exception {
        return Workload.FILE_MIB / Stopwatch.seconds(transfer);
    }

    /// Of what stores a file and deletes it: the first time the kernel may take memory that a
    /// virtual machine has given back to its host, and whose return costs more than the storing.
    private static double secondRate(Stopwatch.Task transfer) throws Exception {
        transfer.run();
        return rate(transfer);
    }

    /// Each run against its neighbour in time: the machine may do other things besides.
    private static List<Double> shares(List<Double> ours, List<Double> raw) {
        var shares = new ArrayList<Double>();
        for (int run = 0; run < ours.size(); run++) {
            shares.add(100 * ours.get(run) / raw.get(run));
        }
        return shares;
    }
}
