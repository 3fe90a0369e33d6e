package dev.tentaclesetup.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.plan.RunStatus;
import dev.tentaclesetup.core.plan.StepKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `docs/reference/json.md`: the lines come from [JsonOutput], their meaning from [JsonFields].
class JsonReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "json.md");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> examples = examples();
    private final Map<String, String> meanings = new JsonFields().meanings();

    @Test
    void everyFieldIsExplainedAndNoOtherIs() {
        var fields = new TreeSet<String>();
        examples.forEach((type, line) ->
                rows(type, JSON.readTree(line)).forEach((field, _) -> fields.add(field)));

        assertThat(meanings.keySet()).isEqualTo(fields);
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("reference.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE).replace("\r\n", "\n") : "")
                .as("generated: write it again with -Dreference.write=true and commit it")
                .isEqualTo(page);
    }

    private String page() {
        return """
        # JSON output

        Generated from what `JsonOutput` prints; `JsonReferenceTest` compares it.

        With `--output json` every line of standard output is one JSON object. `v` is the version of the format,
        `type` the kind of line. Programs have to ignore types and fields that they do not know. The last line is
        `result`, unless the command line itself cannot be understood; `start` is the first unless the answers
        cannot be used. Problems are also printed to standard error, in words. The examples have something in
        every field, so together they do not show one run.

        Values of `status` in `result`: %s.

        Values of `kind` of a step: %s.
        """
                        .formatted(
                                Arrays.stream(RunStatus.values())
                                        .map(status -> "`" + status.word() + "`")
                                        .collect(joining(", ")),
                                Arrays.stream(StepKind.values())
                                        .map(kind -> "`" + kind.word() + "`")
                                        .collect(joining(", ")))
                + examples.entrySet().stream()
                        .map(example -> section(example.getKey(), example.getValue()))
                        .collect(joining());
    }

    private String section(String type, String line) {
        String rows =
                rows(type, JSON.readTree(line)).entrySet().stream()
                        .map(row ->
                                "| `%s` | %s | %s |\n"
                                        .formatted(
                                                row.getKey().substring(type.length() + 1),
                                                row.getValue(),
                                                meanings.get(row.getKey())))
                        .collect(joining());
        return "\n## %s\n\n```json\n%s\n```\n\n| Field | Type | Meaning |\n|---|---|---|\n%s"
                .formatted(type, line, rows);
    }

    /// Every field below the type, with the kind of its value; items of a list are `name[]`.
    private static Map<String, String> rows(String path, JsonNode node) {
        var rows = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(member -> {
                    String field = path + "." + member.getKey();
                    if (member.getKey().equals("v") || member.getKey().equals("type")) {
                        return;
                    }
                    rows.put(field, kind(member.getValue()));
                    if (member.getValue().isArray() && member.getValue().get(0).isObject()) {
                        rows.putAll(rows(field + "[]", member.getValue().get(0)));
                    }
                });
        return rows;
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case ARRAY -> "list of " + (value.get(0).isObject() ? "objects" : "strings");
            case OBJECT, NULL, MISSING, BINARY, POJO ->
                    throw new AssertionError("no example of " + value);
        };
    }

    private static Map<String, String> examples() {
        var bytes = new ByteArrayOutputStream();
        var words = new CliMessages(Locale.ENGLISH);
        Messages messages = Messages.in(Locale.ENGLISH);
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var output =
                new JsonOutput(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        new ProblemText(silent, messages, words),
                        messages,
                        "1.0.0");
        JsonExample.print(output);
        var byType = new LinkedHashMap<String, String>();
        bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .forEach(line ->
                        byType.putIfAbsent(JSON.readTree(line).get("type").asString(), line));
        return byType;
    }
}
