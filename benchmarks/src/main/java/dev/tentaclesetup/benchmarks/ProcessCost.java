package dev.tentaclesetup.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a running process and its children cost, as the kernel counts it.
///
/// @param process alive
record ProcessCost(ProcessHandle process) {

    /// Fields of `/proc/PID/stat` behind the program's name, which may hold anything.
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;
    private static final double TICKS_PER_SECOND = 100;

    /// Proportional set size in MiB.
    double pss() throws IOException {
        double kib = pss(process.pid());
        for (ProcessHandle child : process.descendants().toList()) {
            kib += pss(child.pid());
        }
        return kib / 1024;
    }

    /// Seconds of processor time so far, children not counted.
    double processorSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
        return (Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS)))
                / TICKS_PER_SECOND;
    }

    private static double pss(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                return Double.parseDouble(line.replaceAll("\\D+", ""));
            }
        }
        throw new IOException("no Pss of " + pid);
    }
}
