package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One cause, one problem: what an answer file that cannot be read may hold is not said to be
/// missing.
class UnreadableFileTest {

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);
    private static final String TEXT = "[setup]\nschema = 1\n# \u00fc\n[server]\nurl = x y\n";

    @TempDir private Path folder;

    @Test
    void namesAFileThatIsNotThere() {
        assertThat(fix(folder.resolve("none.ini"))).contains("--answers");
    }

    @Test
    void namesAFolder() {
        assertThat(fix(folder)).contains("path of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void namesAnotherEncoding(String charset) throws IOException {
        assertThat(fix(written(TEXT, Charset.forName(charset)))).contains("UTF-8");
        assertThat(fix(written("\ufeff" + TEXT, StandardCharsets.UTF_16LE))).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"setup\": {\"schema\": 1}}",
                "setup:\n  schema: 1\nserver:\n  url: x\n",
                "<answers>\n<schema>1</schema>\n</answers>\n"
            })
    void namesAnotherFormatOnce(String text) throws IOException {
        Path file = written(text, StandardCharsets.UTF_8);
        AnswerDraft draft =
                Drafts.LISTENING
                        .without(AnswerKey.SERVER_URL)
                        .over(AnswerFile.read(file, AnswerFile.Options.strict()));

        assertThat(Drafts.problems(draft))
                .singleElement()
                .satisfies(only -> assertThat(ENGLISH.fix(only)).contains("key = value"));
    }

    @Test
    void stillReadsAByteOrderMark() throws IOException {
        Path file = written("\ufeff[setup]\nschema = 1\n", StandardCharsets.UTF_8);

        assertThat(AnswerFile.read(file, AnswerFile.Options.strict()).problems()).isEmpty();
    }

    private Path written(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("a.ini"), text.getBytes(charset));
    }

    /// The way out of the only problem.
    private static String fix(Path file) {
        AnswerDraft draft =
                Drafts.LISTENING
                        .without(AnswerKey.SERVER_URL)
                        .over(AnswerFile.read(file, AnswerFile.Options.strict()));
        List<Problem> problems = Drafts.problems(draft);

        assertThat(problems).extracting(Problem::id).containsExactly(ProblemId.ANS_SYNTAX);
        assertThat(problems.getFirst().seen())
                .contains(file.toString())
                .doesNotContain("Exception");
        return ENGLISH.fix(problems.getFirst());
    }
}
