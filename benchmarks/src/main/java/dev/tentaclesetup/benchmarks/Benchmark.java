package dev.tentaclesetup.benchmarks;

import java.util.List;

/// One thing to measure.
interface Benchmark {

    /// As chosen on the command line, by its beginning.
    String name();

    /// Measures, cleans up, and returns the figures.
    List<Figure> measure(Workbench bench) throws Exception;
}
