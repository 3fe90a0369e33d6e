package dev.tentaclesetup.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.AnswerType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What only the source text shows.
class SourcesTest {

    private static final Path ROOT = Path.of("..");

    private static final Pattern SHOWN =
            Pattern.compile(
                    "(?:setText|setTitle|setPromptText|setAccessibleText|setAccessibleHelp|new Label"
                            + "|new Button|new Hyperlink|println|printf)\\(\\s*\"[^\"]*[A-Za-z]{2,} [a-z]{2,}");

    @Test
    void noSentenceIsShownThatIsNotInABundle() throws IOException {
        Map<Path, List<String>> found = new TreeMap<>();
        for (String module : List.of("installer-ui", "command-line", "installer-core")) {
            found.putAll(matches(sources(module), SHOWN));
        }

        assertThat(found).isEmpty();
    }

    @Test
    void answerKeysAreSpelledOnlyInTheirSchema() throws IOException {
        String keys =
                Arrays.stream(AnswerKey.values())
                        .map(key -> Pattern.quote(key.text()))
                        .collect(Collectors.joining("|"));
        Pattern spelled = Pattern.compile("\"(?:" + keys + ")\"");

        Map<Path, List<String>> found = new TreeMap<>();
        for (String module : List.of("installer-ui", "command-line", "installer-core")) {
            found.putAll(matches(sources(module), spelled));
        }

        assertThat(found).isEmpty();
    }

    /// The wizard chooses among the types of the core.
    @Test
    void theWizardSpellsNoWordOfAnAnswer() throws IOException {
        String words =
                Arrays.stream(AnswerKey.values())
                        .flatMap(key -> words(key.type()))
                        .distinct()
                        .collect(Collectors.joining("|"));
        Pattern spelled = Pattern.compile("\"(?:" + words + ")\"");

        assertThat("polling|dedicated|reconfigure|yes".split("\\|"))
                .allMatch(word -> spelled.matcher('"' + word + '"').matches());
        assertThat(matches(sources("installer-ui"), spelled)).isEmpty();
    }

    private static Stream<String> words(AnswerType<?> type) {
        return switch (type) {
            case AnswerType.Words<?> words ->
                    Arrays.stream(words.type().getEnumConstants()).map(AnswerType.Words::word);
            case AnswerType.Bool _ -> Stream.of(true, false).map(AnswerType.Bool::word);
            case AnswerType<?> _ -> Stream.empty();
        };
    }

    private static final Pattern STYLE_LITERAL =
            Pattern.compile(
                    "getStyleClass\\(\\)\\s*\\.\\w+\\([^;]*?\"[^\"]*\""
                            + "|Labels\\.wrapped\\([^;]*?,\\s*\"[a-z]+(?:-[a-z]+)*\"");

    /// They are in `Style`, and those of the theme in its `Styles`.
    @Test
    void styleClassesAreSpelledOnlyInTheirList() throws IOException {
        assertThat(
                        Stream.of(
                                "getStyleClass().add(\"flat\");",
                                "getStyleClass()\n    .addAll(Style.CARD, \"dense\");",
                                "Labels.wrapped(text, Style.MUTED, \"help\")"))
                .allMatch(line -> STYLE_LITERAL.matcher(line).find());
        assertThat(matches(sources("installer-ui"), STYLE_LITERAL)).isEmpty();
    }

    /// Words that are not ours to translate: of protocols, of a command and of answers.
    private static final Set<String> WORDS_OF_OTHERS =
            Set.of(
                    "tentacle agent --noninteractive",
                    "setup.action = remove",
                    "firewall",
                    "managed",
                    "default",
                    "0 MB",
                    " Location: ",
                    "Location",
                    "3xx",
                    "407 ",
                    "SHA-256 ",
                    "https://");

    /// A word with hyphens or dots, such as `rights.service`.
    private static final Pattern KEY = Pattern.compile("[a-z]+(?:[-.][a-z]+)+");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern KEY_OF_THE_BUNDLE =
            Pattern.compile("(?:phrase|Reason\\.of)\\(\\s*(?:[^\",()]*(?:\\(\\))?[^\",()]*)$");

    @Test
    void aProblemHoldsNoEnglishOfOurs() throws IOException {
        var found = new TreeMap<Path, List<String>>();
        for (Path file : sources("installer-core")) {
            List<String> words =
                    ProblemCalls.in(Files.readString(file)).stream()
                            .flatMap(call -> words(call).stream())
                            .toList();
            if (!words.isEmpty()) {
                found.put(file, words);
            }
        }

        assertThat(found).isEmpty();
    }

    private static List<String> words(String call) {
        return LITERAL.matcher(call)
                .results()
                .filter(literal ->
                        !KEY_OF_THE_BUNDLE.matcher(call.substring(0, literal.start())).find())
                .map(literal -> literal.group(1))
                .filter(text -> text.matches("(?s).*[A-Za-z]{2,}.*"))
                .filter(text -> !KEY.matcher(text).matches() && !WORDS_OF_OTHERS.contains(text))
                .toList();
    }

    private static List<Path> sources(String module) throws IOException {
        try (var tree = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
            List<Path> files = tree.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(files).isNotEmpty();
            return files;
        }
    }

    private static Map<Path, List<String>> matches(List<Path> files, Pattern pattern)
            throws IOException {
        var found = new TreeMap<Path, List<String>>();
        for (Path file : files) {
            List<String> hits =
                    pattern.matcher(Files.readString(file))
                            .results()
                            .map(MatchResult::group)
                            .toList();
            if (!hits.isEmpty()) {
                found.put(file, hits);
            }
        }
        return found;
    }
}
