package dev.tentaclesetup.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The journals of one state folder.
final class Journals {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LARGEST = 1 << 20;
    private static final int KEPT_PER_INSTANCE = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private static final Set<StepStatus> UNTOUCHED = EnumSet.of(StepStatus.SAME, StepStatus.UNDONE);

    private final StateFolder state;

    Journals(StateFolder state) {
        this.state = state;
    }

    Journal begin(Plan plan, InstantSource clock) throws IOException {
        String name = prefix(plan.instance()) + TIME.format(clock.instant()) + ".jsonl";
        return Journal.begin(state.journals().resolve(name), plan, clock);
    }

    /// The runs of an instance that did not come to their end, oldest first: they died, unless one
    /// of them is alive.
    List<InterruptedRun> unfinished(String instance) throws IOException {
        return unfinished().stream()
                .filter(run -> run.instance().equalsIgnoreCase(instance))
                .toList();
    }

    /// The same of all instances.
    List<InterruptedRun> unfinished() throws IOException {
        var runs = new ArrayList<InterruptedRun>();
        for (Path file : files("")) {
            read(file).ifPresent(runs::add);
        }
        return runs;
    }

    /// Deletes the oldest journals of an instance but a few.
    void tidy(String instance) throws IOException {
        List<Path> files = files(prefix(instance));
        for (Path file : files.subList(0, Math.max(0, files.size() - KEPT_PER_INSTANCE))) {
            Files.deleteIfExists(file);
        }
    }

    /// Deletes every journal of an instance.
    void forget(String instance) throws IOException {
        for (Path file : files(prefix(instance))) {
            Files.deleteIfExists(file);
        }
    }

    void discard(InterruptedRun run) throws IOException {
        Files.deleteIfExists(run.journal());
    }

    private List<Path> files(String prefix) throws IOException {
        if (!Files.isDirectory(state.journals())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(state.journals())) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        }
    }

    private static String prefix(String instance) {
        return StateFolder.fileName(instance) + "-";
    }

    /// Empty for a run that came to its end. A line cut off by the death of its writer is skipped.
    /// So is one that a run of another instance deletes just now.
    private static Optional<InterruptedRun> read(Path file) throws IOException {
        try {
            return Files.size(file) > LARGEST ? Optional.empty() : parsed(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<InterruptedRun> parsed(Path file) throws IOException {
        var touched = new LinkedHashMap<Integer, String>();
        String instance = "";
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            JsonNode node = parse(line);
            switch (node.path("type").asString("")) {
                case "plan" -> instance = node.path("instance").asString("");
                case "step" -> note(touched, node);
                case "end" -> {
                    return Optional.empty();
                }
                default -> {}
            }
        }
        return Optional.of(interrupted(file, instance, touched.values()));
    }

    /// A journal of another version may name kinds that are not known here.
    private static InterruptedRun interrupted(
            Path file, String instance, Collection<String> touched) {
        return new InterruptedRun(
                file,
                instance,
                touched.stream().flatMap(word -> StepKind.of(word).stream()).toList(),
                touched.stream().filter(word -> StepKind.of(word).isEmpty()).toList());
    }

    private static void note(Map<Integer, String> touched, JsonNode node) {
        int n = node.path("n").asInt(0);
        Optional<StepStatus> status = StepStatus.of(node.path("status").asString(""));
        if (status.filter(UNTOUCHED::contains).isPresent()) {
            touched.remove(n);
        } else {
            touched.put(n, node.path("kind").asString(""));
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
