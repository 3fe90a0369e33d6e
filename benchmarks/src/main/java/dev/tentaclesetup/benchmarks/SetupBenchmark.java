package dev.tentaclesetup.benchmarks;

import dev.tentaclesetup.practice.PracticeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The silent set-up of a polling target against the practice server, as one process, by phase. The
/// wait for the health check is left out: it measures the server.
final class SetupBenchmark implements Benchmark {

    private static final String KEY_VARIABLE = "BENCHMARK_API_KEY";

    private final JsonMapper json = new JsonMapper();

    @Override
    public String name() {
        return "setup";
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        var phases = new LinkedHashMap<String, List<Double>>();
        try (PracticeServer server = PracticeServer.builder().start()) {
            for (int run = 0; run < bench.runs(); run++) {
                for (var phase : once(bench, server, run).entrySet()) {
                    phases.computeIfAbsent(phase.getKey(), _ -> new ArrayList<>())
                            .add(phase.getValue());
                }
            }
        }
        var figures = new ArrayList<Figure>();
        phases.forEach((phase, values) ->
                figures.add(
                        new Figure(
                                "set-up: " + phase,
                                "s",
                                phase.equals("whole") ? "≤ 1.2" : "",
                                values)));
        return figures;
    }

    private Map<String, Double> once(Workbench bench, PracticeServer server, int run)
            throws IOException, InterruptedException {
        Path room = bench.room("setup");
        Path machine = room.resolve("machine");
        Path answers = Files.write(room.resolve("a.ini"), answers(room, server, run));
        List<String> command = List.of(bench.program("tentacle-setup"), "--silent", "--answers");
        var seconds = new LinkedHashMap<String, Double>();
        long begin = System.nanoTime();
        ProcessBuilder builder = bench.process(machine, with(command, answers, "--output", "json"));
        builder.environment().put(KEY_VARIABLE, server.apiKey());
        Process process = builder.start();
        long last = begin;
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                long now = System.nanoTime();
                seconds.merge(phase(json.readTree(line)), (now - last) / 1e9, Double::sum);
                last = now;
            }
        }
        int exit = process.waitFor();
        seconds.put("whole", (System.nanoTime() - begin) / 1e9);
        if (exit != 0) {
            throw new IOException(
                    "set-up ended with "
                            + exit
                            + ": "
                            + Files.readString(bench.folder().resolve("errors.txt")));
        }
        remove(bench, room, machine, server);
        return seconds;
    }

    private static String phase(JsonNode line) {
        return switch (line.path("type").asString()) {
            case "start" -> "program start";
            case "check" -> "checks";
            case "plan" -> "plan";
            case "step" -> "step " + line.path("kind").asString();
            default -> "end";
        };
    }

    private static List<String> answers(Path room, PracticeServer server, int run) {
        return List.of(
                "[setup]",
                "schema = 1",
                "wait-for-health = no",
                "[server]",
                "url = " + server.url(),
                "api-key.env = " + KEY_VARIABLE,
                "[connection]",
                "mode = polling",
                "comms-address = localhost:" + server.commsAddress().getPort(),
                "[registration]",
                "name = benchmark-" + run,
                "environment = Test",
                "role = web-server",
                "[paths]",
                "data = " + room.resolve("data"),
                "applications = " + room.resolve("applications"),
                "[service]",
                "install = no");
    }

    private static void remove(Workbench bench, Path room, Path machine, PracticeServer server)
            throws IOException, InterruptedException {
        Path answers =
                Files.write(
                        room.resolve("r.ini"),
                        List.of(
                                "[setup]",
                                "schema = 1",
                                "action = remove",
                                "instance = Tentacle",
                                "[server]",
                                "url = " + server.url(),
                                "api-key.env = " + KEY_VARIABLE));
        List<String> command = List.of(bench.program("tentacle-setup"), "--silent", "--answers");
        ProcessBuilder builder = bench.process(machine, with(command, answers));
        builder.environment().put(KEY_VARIABLE, server.apiKey());
        int exit = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (exit != 0) {
            throw new IOException("removal ended with " + exit);
        }
    }

    private static List<String> with(List<String> command, Path answers, String... more) {
        var all = new ArrayList<>(command);
        all.add(answers.toString());
        all.addAll(List.of(more));
        return all;
    }
}
