package dev.tentaclesetup.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private final Messages messages = Messages.in(Locale.ENGLISH);

    @Test
    void everyProblemHasAMessageAndAFix() {
        assertThat(bundle().stringPropertyNames())
                .containsAll(
                        Arrays.stream(ProblemId.values())
                                .flatMap(id ->
                                        Stream.of("message", "fix")
                                                .map(part -> "problem." + id.text() + "." + part))
                                .toList());
    }

    @Test
    void everyAnswerHasAHelpText() {
        assertThat(bundle().stringPropertyNames())
                .containsAll(Arrays.stream(AnswerKey.values()).map(AnswerKey::helpKey).toList());
    }

    @Test
    void everyKindOfStepHasATitleAndNoOtherHas() {
        assertThat(bundle().stringPropertyNames().stream().filter(key -> key.endsWith(".title")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StepKind.values()).map(StepKind::titleKey).toList());
    }

    /// Those of calls are compared in `CallPurposeTest`.
    @Test
    void everyKeyIsUsed() {
        var known = new TreeSet<String>();
        for (ProblemId id : ProblemId.values()) {
            known.add("problem." + id.text() + ".message");
            known.add("problem." + id.text() + ".fix");
        }
        Arrays.stream(AnswerKey.values()).map(AnswerKey::helpKey).forEach(known::add);
        Arrays.stream(StepKind.values()).map(StepKind::titleKey).forEach(known::add);
        String sources = sources();

        var unused = new ArrayList<String>();
        for (String key : new TreeSet<>(bundle().stringPropertyNames())) {
            boolean ofCalls = key.startsWith("reason.call.");
            if (!ofCalls && !known.contains(key) && !mentioned(reasonOf(key), sources)) {
                unused.add(key);
            }
        }

        assertThat(unused).isEmpty();
    }

    /// A reason may have a way out of its own, which stands beside it.
    private static String reasonOf(String key) {
        String reason = key.replaceFirst("\\.fix$", "");
        return bundle().containsKey(reason) ? reason : key;
    }

    @Test
    void apostrophesAreDoubled() {
        var wrong = new ArrayList<String>();
        bundle().forEach((key, text) -> {
            if (text.toString().replace("''", "").contains("'")) {
                wrong.add(key.toString());
            }
        });

        assertThat(wrong).isEmpty();
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        try (var in = Messages.class.getResourceAsStream("messages.properties")) {
            List<String> keys =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .toList();

            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @Test
    void fillsPlaceholdersWithoutDressingUpNumbers() {
        var problem = Problem.of(ProblemId.PORT_USED, "0.0.0.0:10933", "10933", "java (pid 12345)");

        assertThat(messages.message(problem))
                .isEqualTo("Port 10933 is in use by java (pid 12345).");
    }

    @Test
    void replacesPhrasesByTheirTextAndLeavesOtherHashesAlone() {
        var problem =
                Problem.of(
                        ProblemId.ANS_VALUE,
                        "0",
                        Argument.text("connection.listen-port"),
                        Argument.phrase("expected.whole"),
                        Argument.text("1"),
                        Argument.text("#65535"));

        assertThat(messages.fix(problem)).isEqualTo("Expected: a whole number from 1 to #65535.");
    }

    @Test
    void aTextThatLooksLikeAKeyIsShownAsItIs() {
        var problem =
                Problem.of(
                        ProblemId.ANS_UNKNOWN,
                        "1",
                        Argument.text("#port.unknown-owner"),
                        Argument.phrase("nearest.none"));

        assertThat(messages.message(problem))
                .isEqualTo("There is no answer called \"#port.unknown-owner\".");
    }

    @Test
    void aPhraseMayBringAWayOutOfItsOwn() {
        var denied = Problem.of(ProblemId.ANS_SYNTAX, "a.ini", Argument.phrase("syntax.denied"));
        var broken = Problem.of(ProblemId.ANS_SYNTAX, "a.ini", Argument.phrase("syntax.no-equals"));

        assertThat(messages.fix(denied)).contains("Allow this user to read the file");
        assertThat(messages.fix(broken)).contains("key = value");
    }

    @Test
    void showsTheReasonAndThenWhatOthersWrote() {
        var problem = Problem.of(ProblemId.SVC_COMMAND, "bad unit", "systemctl start x");

        assertThat(messages.seen(problem)).isEqualTo("bad unit");
        assertThat(messages.seen(problem.because(Reason.of("error-code", "5"))))
                .isEqualTo("error 5\nbad unit");
    }

    /// A key is mentioned as a whole or, for `expected.bool` and the like, by its last part as a
    /// literal.
    private static boolean mentioned(String key, String sources) {
        String last = key.substring(key.indexOf('.') + 1);
        return sources.contains("\"" + key + "\"")
                || Pattern.compile("\"" + Pattern.quote(last) + "\"").matcher(sources).find()
                || sources.contains(
                        "\""
                                + key.replaceFirst("^step\\.", "").replaceFirst("\\.[a-z]+$", "")
                                + "\"");
    }

    private static String sources() {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(MessagesTest::read)
                    .collect(Collectors.joining("\n"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties bundle() {
        var properties = new Properties();
        try (var in = Messages.class.getResourceAsStream("messages.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
