package dev.tentaclesetup.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What the agent still holds after large files and a long log, at once and half a minute later.
final class AgentLoadBenchmark implements Benchmark {

    private static final String FILE = "large.bin";
    private static final int FILES = 512 / Workload.FILE_MIB;
    private static final long REST = TimeUnit.SECONDS.toNanos(30);

    @Override
    public String name() {
        return "agent-load";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var after = new ArrayList<Double>();
        var later = new ArrayList<Double>();
        try (var agent = RunningAgent.start(bench)) {
            var work = new Workload(agent.client());
            for (int run = 0; run < bench.runs(); run++) {
                agent.restart();
                for (int file = 0; file < FILES; file++) {
                    work.upload(FILE);
                }
                for (int file = 0; file < FILES; file++) {
                    work.download(FILE);
                }
                work.longLog();
                after.add(agent.cost().pss());
                LockSupport.parkNanos(REST);
                later.add(agent.cost().pss());
            }
        }
        return List.of(
                new Figure(
                        "agent: after 512 MiB up, 512 down, 200,000 lines (PSS)",
                        "MiB",
                        "≤ 80",
                        after),
                new Figure("agent: the same 30 s later (PSS)", "MiB", "", later));
    }
}
