package dev.tentaclesetup.agent;

import dev.tentaclesetup.contracts.ScriptExecution;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.DataStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Measures a real agent: start, memory, calls, scripts, a long log, large files. Prints figures
/// and judges nothing.
final class AgentBenchmark {
    private static final int STARTS = 5;
    private static final int CALLS = 1_000;
    private static final int SCRIPTS = 200;
    private static final int LINES = 200_000;
    private static final int SETTLING_SECONDS = 25;
    private static final int MEBIBYTES = 256;

    private AgentBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("agent-benchmark");
        try (AgentProcess agent = AgentProcess.listening(folder)) {
            starts(agent);
            memory("idle", agent);
            calls(agent);
            scripts(agent);
            lines(agent);
            memory("after the long log", agent);
            files(agent, folder);
            memory("after large files", agent);
            boolean never = new CountDownLatch(1).await(SETTLING_SECONDS, TimeUnit.SECONDS);
            memory(never ? "" : "some seconds later", agent);
        }
    }

    private static void starts(AgentProcess agent) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            agent.kill();
            long start = System.nanoTime();
            agent.start();
            times.add(seconds(start));
        }
        Collections.sort(times);
        print("start to port open, median", times.get(STARTS / 2), "s");
    }

    private static void memory(String when, AgentProcess agent) throws Exception {
        agent.client().getCapabilities();
        for (String line : Files.readAllLines(Path.of("/proc/" + agent.pid() + "/smaps_rollup"))) {
            if (line.startsWith("Pss:")) {
                String kibibytes = line.replaceAll("\\D", "");
                print("memory (PSS) " + when, Integer.parseInt(kibibytes) / 1024.0, "MiB");
            }
        }
    }

    private static void calls(AgentProcess agent) throws Exception {
        long start = System.nanoTime();
        for (int i = 0; i < CALLS; i++) {
            agent.client().getCapabilities();
        }
        print("capability calls, sequential", CALLS / seconds(start), "/s");
    }

    private static void scripts(AgentProcess agent) throws Exception {
        ScriptExecution execution = new ScriptExecution(agent.client());
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < SCRIPTS; i++) {
                execution.run(
                        script("s" + round + "-" + i, "echo hello"),
                        Duration.ofMinutes(1),
                        line -> {});
            }
            print(round == 0 ? "scripts, cold" : "scripts, warm", SCRIPTS / seconds(start), "/s");
        }
    }

    private static void lines(AgentProcess agent) throws Exception {
        for (int round = 0; round < 3; round++) {
            AtomicInteger seen = new AtomicInteger();
            long start = System.nanoTime();
            new ScriptExecution(agent.client())
                    .run(
                            script(
                                    "l" + round,
                                    "seq -f 'this is line number %g of the long log' " + LINES),
                            Duration.ofMinutes(2),
                            line -> seen.incrementAndGet());
            print(LINES + " lines, last seen after (" + seen + " lines)", seconds(start), "s");
        }
    }

    private static void files(AgentProcess agent, Path folder) throws Exception {
        byte[] block = new byte[1 << 20];
        long start = System.nanoTime();
        DataStream up =
                DataStream.of(
                        (long) MEBIBYTES << 20,
                        out -> {
                            for (int i = 0; i < MEBIBYTES; i++) {
                                out.write(block);
                            }
                        });
        agent.client().uploadFile("large.bin", up);
        print("upload", MEBIBYTES / seconds(start), "MiB/s");
        start = System.nanoTime();
        try (DataStream down = agent.client().downloadFile("large.bin")) {
            if (down == null) {
                throw new IllegalStateException("the upload is not in " + folder);
            }
        }
        print("download", MEBIBYTES / seconds(start), "MiB/s");
    }

    private static StartScriptCommandV2 script(String ticket, String body) {
        return StartScriptCommandV2.of(new ScriptTicket(ticket), "ServerTasks-1", body);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void print(String what, double figure, String unit) {
        System.out.printf(Locale.ROOT, "%-50s %10.2f %s%n", what, figure, unit);
    }
}
