package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImagePathTest {
    private static final String PROGRAM = "C:\\Program Files\\Tentacle Setup\\Tentacle.exe";
    private static final String SIGNS = "\\\\\\\"\"\"  \tab=-é'^&|<>!;,";

    @ParameterizedTest
    @ValueSource(strings = {"%PATH%", "a%b c%", "100%%TEMP%"})
    void refusesWhatTheManagerWouldReplace(String argument) {
        assertThatThrownBy(() -> ImagePath.render(List.of(PROGRAM, argument)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAProgramWithAQuotationMark() {
        assertThatThrownBy(() -> ImagePath.render(List.of("C:\\a\".exe")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isLiterallyWhatTheOfficialToolsLookFor() {
        assertThat(ImagePath.render(List.of(PROGRAM, "run", "--instance=web 01")))
                .isEqualTo("\"" + PROGRAM + "\" run --instance=\"web 01\"");
    }

    /// The documentation's own examples of how arguments are split.
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"a b c\" d e ~ a b c/d/e",
                "\"ab\\\"c\" \"\\\\\" d ~ ab\"c/\\/d",
                "a\\\\\\b d\"e f\"g h ~ a\\\\\\b/de fg/h",
                "a\\\\\\\"b c d ~ a\\\"b/c/d",
                "a\\\\\\\\\"b c\" d e ~ a\\\\b c/d/e"
            })
    void splitsAsDocumented(String line, String words) {
        var expected = new ArrayList<>(List.of("x.exe"));
        expected.addAll(List.of(words.split("/", -1)));
        assertThat(ImagePath.parse("x.exe " + line)).isEqualTo(expected);
        assertThat(split(line)).isEqualTo(expected.subList(1, expected.size()));
    }

    @Test
    void readsAPathWithoutQuotesUpToItsFirstBlank() {
        assertThat(ImagePath.parse("C:\\x\\y.exe -k netsvcs"))
                .containsExactly("C:\\x\\y.exe", "-k", "netsvcs");
    }

    @Test
    void readsAPathWhoseQuoteDoesNotEnd() {
        assertThat(ImagePath.parse("\"C:\\x y.exe")).containsExactly("C:\\x y.exe");
    }

    @RepeatedTest(200)
    void givesAProgramExactlyItsArguments(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<String> arguments = arguments(random);
        var command = new ArrayList<>(List.of(PROGRAM));
        command.addAll(arguments);
        String line = ImagePath.render(command);
        assertThat(split(line.substring(PROGRAM.length() + 2))).isEqualTo(arguments);
        assertThat(ImagePath.parse(line)).isEqualTo(command);
    }

    private static List<String> arguments(Random random) {
        var arguments = new ArrayList<String>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            var argument = new StringBuilder(random.nextInt(4) == 0 ? "--instance=" : "");
            for (int length = random.nextInt(12); length > 0; length--) {
                argument.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            arguments.add(argument.toString());
        }
        return arguments;
    }

    /// The rules as a table of states, sign by sign, and in no other way like the class under test.
    private static List<String> split(String line) {
        var words = new ArrayList<String>();
        StringBuilder word = null;
        boolean quoted = false;
        int slashes = 0;
        for (char c : (line + " ").toCharArray()) {
            if (c == '\\') {
                slashes++;
                continue;
            }
            if (word == null && (slashes > 0 || (c != ' ' && c != '\t'))) {
                word = new StringBuilder();
            }
            boolean mark = c == '"';
            if (word != null) {
                word.repeat('\\', mark ? slashes / 2 : slashes);
                if (mark && slashes % 2 == 0) {
                    quoted = !quoted;
                } else if (!quoted && (c == ' ' || c == '\t')) {
                    words.add(word.toString());
                    word = null;
                } else {
                    word.append(c);
                }
            }
            slashes = 0;
        }
        return words;
    }
}
