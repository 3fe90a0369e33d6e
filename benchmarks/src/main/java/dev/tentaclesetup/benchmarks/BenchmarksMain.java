package dev.tentaclesetup.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Prints the figures as a table: `BenchmarksMain IMAGE RUNS [NAME…]`.
public final class BenchmarksMain {

    private static final List<Benchmark> ALL =
            List.of(
                    new SetupBenchmark(),
                    new WizardBenchmark(),
                    new AgentStartBenchmark(),
                    new AgentCallsBenchmark(),
                    new AgentScriptsBenchmark(),
                    new AgentFilesBenchmark(),
                    new AgentLoadBenchmark(),
                    new AgentPollersBenchmark());

    private BenchmarksMain() {}

    /// @param args the folder of the linked image, the number of runs, and which benchmarks by the
    ///   beginning of their names (all)
    public static void main(String[] args) throws Exception {
        List<String> chosen = Arrays.asList(args).subList(2, args.length);
        for (String name : chosen) {
            if (ALL.stream().noneMatch(benchmark -> benchmark.name().startsWith(name))) {
                System.err.println(
                        "There is no benchmark '"
                                + name
                                + "', only "
                                + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
                System.exit(2);
            }
        }
        try (var bench = Workbench.open(Path.of(args[0]), Integer.parseInt(args[1]))) {
            System.out.println(Figure.heading());
            for (Benchmark benchmark : ALL) {
                if (chosen.isEmpty() || chosen.stream().anyMatch(benchmark.name()::startsWith)) {
                    benchmark.measure(bench).forEach(figure -> System.out.println(figure.line()));
                }
            }
        }
    }
}
