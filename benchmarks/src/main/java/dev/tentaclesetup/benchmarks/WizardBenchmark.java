package dev.tentaclesetup.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long until the wizard's first page can be used, next to a bare JavaFX window in the same
/// run.
///
/// Both are started as a process of their own with the same options; the clock runs from the start
/// of the process to the first frame that has been laid out.
final class WizardBenchmark implements Benchmark {

    private static final long LIMIT_SECONDS = 30;

    @Override
    public String name() {
        return "wizard";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var bare = new ArrayList<Double>();
        var wizard = new ArrayList<Double>();
        var ratio = new ArrayList<Double>();
        once(bench, "bare");
        once(bench, "wizard");
        for (int run = 0; run < bench.runs(); run++) {
            bare.add(once(bench, "bare"));
            wizard.add(once(bench, "wizard"));
            ratio.add(wizard.getLast() / bare.getLast());
        }
        return List.of(
                new Figure("wizard: bare JavaFX window", "s", "", bare),
                new Figure("wizard: first page", "s", "", wizard),
                new Figure("wizard: first page / bare window", "", "≤ 1.25", ratio));
    }

    private static double once(Workbench bench, String what)
            throws IOException, InterruptedException {
        var command =
                new ArrayList<String>(List.of(bench.java(), "-XX:+UseSerialGC", "-Xshare:auto"));
        if (System.getenv("DISPLAY") == null) {
            command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        bench.classPath(),
                        FirstPageMain.class.getName(),
                        what));
        long begin = System.nanoTime();
        Process process = bench.process(bench.room("wizard"), command).start();
        process.onExit()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly());
        int first = process.getInputStream().read();
        double seconds = (System.nanoTime() - begin) / 1e9;
        process.destroyForcibly().waitFor();
        if (first < 0) {
            throw new IOException(what + " did not show a window");
        }
        return seconds;
    }
}
