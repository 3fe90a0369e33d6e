package dev.tentaclesetup.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// One measured quantity over several runs.
///
/// @param name what was measured
/// @param unit of the values
/// @param goal what we steer by, in words; empty when there is none
/// @param values one per run, at least one
record Figure(String name, String unit, String goal, List<Double> values) {

    Figure {
        values = List.copyOf(values);
    }

    /// The middle value; of two middle ones, their mean.
    double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /// One line of the table.
    String line() {
        double lowest = Collections.min(values);
        double highest = Collections.max(values);
        return String.format(
                Locale.ROOT,
                "%-52s %12s %-8s %12s .. %-12s %2d  %s",
                name,
                number(median()),
                unit,
                number(lowest),
                number(highest),
                values.size(),
                goal);
    }

    static String heading() {
        return String.format(
                Locale.ROOT,
                "%-52s %12s %-8s %12s .. %-12s %2s  %s",
                "figure",
                "median",
                "unit",
                "lowest",
                "highest",
                "n",
                "goal");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.2f" : "%,.0f", value);
    }
}
