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
                new CommandLine(new SetupCommand(terminal(), words, TestLog.in(Path.of("unused"))))
                        .setResourceBundle(words.help());

        assertThat(line.getCommandSpec().options().stream().filter(option -> !option.hidden()))
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
        for (String key : words.texts().keys()) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            boolean used =
                    sources.contains("\"" + key + "\"")
                            || sources.contains("\"" + last + "\"")
                            || key.startsWith("no-effect.")
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

        assertThat(words.texts().keys().stream().filter(key -> key.startsWith("end.")))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void everyHelpTextBelongsToAnOption() {
        var line =
                new CommandLine(new SetupCommand(terminal(), words, TestLog.in(Path.of("unused"))));

        assertThat(words.help().keySet().stream().filter(key -> !key.startsWith("usage.")))
                .allSatisfy(key ->
                        assertThat(line.getCommandSpec().findOption("--" + key))
                                .as(key)
                                .isNotNull());
    }

    @Test
    void theHelpAdvertisesNoOptionThatThisVersionRefuses() {
        String help =
                new CommandLine(new SetupCommand(terminal(), words, TestLog.in(Path.of("unused"))))
                        .setResourceBundle(words.help())
                        .getUsageMessage();

        assertThat(help)
                .containsPattern("--plan +As --check, and print what would be done\\.")
                .doesNotContain("--text", "{0}");
    }

    @Test
    void everyWayToRunSaysWhereAnOptionHasNoEffect() {
        for (WayToRun way : WayToRun.values()) {
            assertThat(words.texts().has("no-effect." + Output.word(way))).as("%s", way).isTrue();
        }
    }

    @Test
    void apostrophesAreDoubled() {
        assertThat(words.texts().keys())
                .allSatisfy(key ->
                        assertThat(words.texts().raw().getString(key).replace("''", ""))
                                .as(key)
                                .doesNotContain("'"));
    }

    @Test
    void theHelpHasNoEmptyLineOfAnOption() {
        String help =
                new CommandLine(new SetupCommand(terminal(), words, TestLog.in(Path.of("unused"))))
                        .setResourceBundle(words.help())
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
