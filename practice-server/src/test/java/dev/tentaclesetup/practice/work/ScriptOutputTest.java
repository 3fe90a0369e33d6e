package dev.tentaclesetup.practice.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessOutputSource;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.LogLine.Category;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ScriptOutputTest {

    private static final Instant NOW = Instant.parse("2026-08-20T09:14:20Z");

    private static List<LogLine> shown(String... lines) {
        var output = new ScriptOutput();
        return Stream.of(lines)
                .map(text -> {
                    boolean error = text.startsWith("2>");
                    var source = error ? ProcessOutputSource.STD_ERR : ProcessOutputSource.STD_OUT;
                    return output.next(new ProcessOutput(source, NOW, text));
                })
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void showsLinesAsTheInstructionBeforeThemSays() {
        List<LogLine> lines =
                shown(
                        "plain",
                        "##octopus[stdout-verbose]",
                        "detail",
                        "2>oops",
                        "##octopus[stdout-warning]",
                        "careful",
                        "##octopus[stdout-ignore]",
                        "hidden",
                        "##octopus[stdout-default]",
                        "plain again");

        assertThat(lines)
                .containsExactly(
                        new LogLine(Category.INFO, NOW, "plain"),
                        new LogLine(Category.VERBOSE, NOW, "detail"),
                        new LogLine(Category.ERROR, NOW, "2>oops"),
                        new LogLine(Category.WARNING, NOW, "careful"),
                        new LogLine(Category.INFO, NOW, "plain again"));
    }

    @Test
    void showsWhatOnlyLooksLikeAnInstruction() {
        assertThat(
                        shown(
                                "##octopus[stdout-purple]",
                                "say ##octopus[stdout-verbose]",
                                "##octopus[stdout-verbose"))
                .extracting(LogLine::text)
                .containsExactly(
                        "##octopus[stdout-purple]",
                        "say ##octopus[stdout-verbose]",
                        "##octopus[stdout-verbose");
    }
}
