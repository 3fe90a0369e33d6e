package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.contracts.TentacleClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// How many calls the agent takes, of the one that does least.
final class AgentCallsBenchmark implements Benchmark {

    private static final int AT_ONCE = 16;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(5);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(3);

    @Override
    public String name() {
        return "agent-calls";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var sequential = new ArrayList<Double>();
        var parallel = new ArrayList<Double>();
        try (var agent = RunningAgent.start(bench)) {
            callsPerSecond(agent.client(), AT_ONCE, WARM_UP);
            for (int run = 0; run < bench.runs(); run++) {
                sequential.add(callsPerSecond(agent.client(), 1, MEASURED));
                parallel.add(callsPerSecond(agent.client(), AT_ONCE, MEASURED));
            }
        }
        return List.of(
                new Figure(
                        "agent: capability calls, one after the other",
                        "1/s",
                        "≥ 1,000",
                        sequential),
                new Figure("agent: capability calls, 16 at once", "1/s", "≥ 3,000", parallel));
    }

    private static double callsPerSecond(TentacleClient client, int callers, long nanos)
            throws Exception {
        var calls = new LongAdder();
        long end = System.nanoTime() + nanos;
        Callable<Void> caller =
                () -> {
                    while (System.nanoTime() < end) {
                        client.getCapabilities();
                        calls.increment();
                    }
                    return null;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(Collections.nCopies(callers, caller))) {
                result.get();
            }
        }
        return calls.sum() / (nanos / 1e9);
    }
}
