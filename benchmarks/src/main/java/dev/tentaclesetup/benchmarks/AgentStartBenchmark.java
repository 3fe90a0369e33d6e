package dev.tentaclesetup.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The agent as a service: how soon it answers, and what it costs while it has nothing to do.
final class AgentStartBenchmark implements Benchmark {

    private static final long IDLE = TimeUnit.SECONDS.toNanos(30);

    @Override
    public String name() {
        return "agent-start";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var start = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        try (var agent = RunningAgent.start(bench)) {
            for (int run = 0; run < bench.runs(); run++) {
                start.add(agent.restart());
                agent.client().getCapabilities();
                LockSupport.parkNanos(IDLE);
                processor.add(agent.cost().processorSeconds());
                idle.add(agent.cost().pss());
            }
        }
        return List.of(
                new Figure("agent: start → port open", "s", "≤ 0.45", start),
                new Figure("agent: processor time of start and one call", "s", "", processor),
                new Figure("agent: idle, 30 s after one call (PSS)", "MiB", "≤ 45", idle));
    }
}
