package dev.tentaclesetup.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Large files, next to what a bare TLS socket carries between two processes set up the same way.
/// The agent also checks, hashes and stores what it receives; the bare sockets throw it away.
final class AgentFilesBenchmark implements Benchmark {

    private static final String FILE = "large.bin";

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
            var work = new Work(agent.client());
            // The first round warms both sides up.
            for (int run = 0; run <= bench.runs(); run++) {
                if (run == 1) {
                    List.of(rawUp, storedUp, up, rawDown, storedDown, down).forEach(List::clear);
                }
                rawUp.add(rate(raw::upload));
                storedUp.add(rate(raw::uploadFile));
                up.add(rate(() -> work.upload(FILE)));
                rawDown.add(rate(raw::download));
                storedDown.add(rate(raw::downloadFile));
                down.add(rate(() -> work.download(FILE)));
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
        return Work.FILE_MIB / Stopwatch.seconds(transfer);
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
