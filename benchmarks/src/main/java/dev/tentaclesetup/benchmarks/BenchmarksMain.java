package dev.tentaclesetup.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Prints the figures as a table: `BenchmarksMain IMAGE RUNS [NAME…]`.
public final class BenchmarksMain {

    private static final List<Benchmark> ALL =
            List.of(new SetupBenchmark(), new WizardBenchmark(), new AgentBenchmark());

    private BenchmarksMain() {}

    /// @param args the folder of the linked image, the number of runs, and which benchmarks (all)
    public static void main(String[] args) throws Exception {
        List<String> chosen = Arrays.asList(args).subList(2, args.length);
        try (var bench = Workbench.open(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println(Figure.heading());
            for (Benchmark benchmark : ALL) {
                if (chosen.isEmpty() || chosen.contains(benchmark.name())) {
                    benchmark.measure(bench).forEach(figure -> System.out.println(figure.line()));
                }
            }
        }
    }
}
