package dev.tentaclesetup.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.TextBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemProducersTest {

    private static final Pattern MENTION = Pattern.compile("\\bProblemId\\.([A-Z0-9_]+)\\b");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)}");

    private final TextBundle bundle =
            new TextBundle("dev.tentaclesetup.core.messages", Locale.ENGLISH);

    @Test
    void everyIdIsProducedOrReservedWithAReason() throws IOException {
        Set<ProblemId> silent = EnumSet.allOf(ProblemId.class);
        silent.removeAll(mentioned());

        assertThat(ReservedProblems.REASONS.keySet()).isEqualTo(silent);
        assertThat(ReservedProblems.REASONS.values()).noneMatch(String::isBlank);
    }

    @Test
    void everyProducerFillsThePlaceholdersOfItsSentences() throws IOException {
        var wrong = new ArrayList<String>();
        for (Path file : ProblemCall.sources()) {
            for (ProblemCall call : ProblemCall.in(file)) {
                call.id()
                        .filter(id -> call.filled().orElse(9) < placeholders(id))
                        .ifPresent(id -> wrong.add(call.place() + " " + id.text()));
            }
        }

        assertThat(wrong).isEmpty();
    }

    private int placeholders(ProblemId id) {
        return Stream.of("message", "fix")
                .map(part -> bundle.raw().getString("problem." + id.text() + "." + part))
                .flatMap(text -> PLACEHOLDER.matcher(text).results())
                .mapToInt(found -> 1 + Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    private static Set<ProblemId> mentioned() throws IOException {
        List<String> names = Arrays.stream(ProblemId.values()).map(Enum::name).toList();
        var found = EnumSet.noneOf(ProblemId.class);
        for (Path file : ProblemCall.sources()) {
            found.addAll(
                    MENTION.matcher(Files.readString(file))
                            .results()
                            .map(mention -> mention.group(1))
                            .filter(names::contains)
                            .map(ProblemId::valueOf)
                            .collect(Collectors.toSet()));
        }
        return found;
    }
}
