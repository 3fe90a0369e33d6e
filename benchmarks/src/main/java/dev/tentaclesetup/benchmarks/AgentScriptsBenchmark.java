package dev.tentaclesetup.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// Scripts: many short ones, and one that prints much.
final class AgentScriptsBenchmark implements Benchmark {

    private static final int SCRIPTS = 200;

    /// Rounds until the compilers of both sides have done their work: an agent lives for months.
    private static final int WARM = 5;

    @Override
    public String name() {
        return "agent-scripts";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var rate = new ArrayList<Double>();
        var log = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        try (var agent = RunningAgent.start(bench)) {
            var work = new Workload(agent.client());
            for (int round = 0; round < WARM; round++) {
                echo(work);
            }
            for (int run = 0; run < bench.runs(); run++) {
                rate.add(SCRIPTS / Stopwatch.seconds(() -> echo(work)));
            }
            work.longLog();
            for (int run = 0; run < bench.runs(); run++) {
                double before = agent.cost().processorSeconds();
                log.add(Stopwatch.seconds(work::longLog));
                processor.add(agent.cost().processorSeconds() - before);
            }
        }
        return List.of(
                new Figure("agent: scripts, from start to completion", "1/s", "≥ 90", rate),
                new Figure("agent: 200,000 lines, last one seen by the caller", "s", "≤ 1.2", log),
                new Figure("agent: processor time of 200,000 lines", "s", "", processor));
    }

    private static void echo(Workload work) throws Exception {
        for (int i = 0; i < SCRIPTS; i++) {
            work.script("echo");
        }
    }
}
