package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CliMessagesTest {

    private final CliMessages words = new CliMessages(Locale.ENGLISH);

    @Test
    void everyOptionIsExplained() {
        var line =
                new CommandLine(new SetupCommand(terminal(), words))
                        .setResourceBundle(words.bundle());

        assertThat(line.getCommandSpec().options())
                .allSatisfy(option ->
                        assertThat(option.description()).as(option.longestName()).isNotEmpty());
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        String sources;
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            sources =
                    files.filter(Files::isRegularFile)
                            .map(CliMessagesTest::read)
                            .collect(Collectors.joining());
        }
        var unused = new TreeSet<String>();
        for (String key : words.bundle().keySet()) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            boolean used =
                    sources.contains("\"" + key + "\"")
                            || sources.contains("\"" + last + "\"")
                            || sources.contains("\"--" + key + "\"")
                            || key.startsWith("usage.")
                            || key.startsWith("end.")
                            || key.startsWith("check.");
            if (!used) {
                unused.add(key);
            }
        }

        assertThat(unused).isEmpty();
    }

    @Test
    void everyWayToEndHasItsSentenceAndNoOtherHas() {
        var wanted = new TreeSet<String>(List.of("end.healthy", "end.removed"));
        for (RunStatus status : RunStatus.values()) {
            wanted.add("end." + status.word());
        }

        assertThat(words.bundle().keySet().stream().filter(key -> key.startsWith("end.")))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void apostrophesAreDoubled() {
        assertThat(words.bundle().keySet())
                .allSatisfy(key ->
                        assertThat(words.bundle().getString(key).replace("''", ""))
                                .as(key)
                                .doesNotContain("'"));
    }

    @Test
    void theHelpHasNoEmptyLineOfAnOption() {
        String help =
                new CommandLine(new SetupCommand(terminal(), words))
                        .setResourceBundle(words.bundle())
                        .getUsageMessage();

        assertThat(Arrays.asList(help.split("\\R")))
                .anyMatch(line -> line.contains("--answers=FILE"))
                .anyMatch(line -> line.contains("Sets up, changes and removes"));
    }

    private static Terminal terminal() {
        return new Terminal(System.in, System.out, System.err, System.getenv());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
