package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class AnswerFilePropertyTest {

    private static final int RUNS = 2_000;
    private static final String LETTERS = "ab Z09=#;[]\"'\\$%{}`:,.!<>/-_@~^&*()?|+\t\u00e9\u4e2d";
    private static final Path FOLDER = Path.of("/answers");

    private final long seed = Long.getLong("test.seed", RandomGenerator.getDefault().nextLong());
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(seed);

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (int run = 0; run < RUNS; run++) {
            AnswerDraft draft = draft();
            String text = AnswerFileWriter.write(draft);

            AnswerDraft read = AnswerFile.parse(text, "a.ini", FOLDER, AnswerFile.Options.strict());

            assertThat(read.problems()).as("seed %d: %s", seed, text).isEmpty();
            assertThat(withoutLines(read)).as("seed %d: %s", seed, text).isEqualTo(draft);
        }
    }

    @Test
    void anyTextIsReadWithoutBreaking() {
        String alphabet = LETTERS + "\n\n\n\r\u0000\u2028\uFEFF";
        for (int run = 0; run < RUNS; run++) {
            String text = "[setup]\nschema = 1\n" + word(alphabet, 200);

            assertThatCode(() -> linesAreInside(text))
                    .as("seed %d: %s", seed, text)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anySectionLineIsReadWithoutBreaking() {
        for (int run = 0; run < RUNS; run++) {
            String text = "[" + word("[] \t=;#\"a.\u2003", 6) + word("]a ", 3) + "\nurl = x\n";

            assertThatCode(() -> linesAreInside(text))
                    .as("seed %d: %s", seed, text)
                    .doesNotThrowAnyException();
        }
    }

    private static void linesAreInside(String text) {
        AnswerDraft read = AnswerFile.parse(text, "a.ini", FOLDER, AnswerFile.Options.strict());
        int lines = text.split("\n", -1).length;
        assertThat(read.problems()).allMatch(problem -> problem.line() <= lines);
    }

    private AnswerDraft draft() {
        AnswerDraft draft = AnswerDraft.empty().with(AnswerKey.SETUP_SCHEMA, value(List.of("1")));
        for (AnswerKey key : AnswerKey.values()) {
            if (key == AnswerKey.SETUP_SCHEMA || random.nextInt(3) == 0) {
                continue;
            }
            draft = draft.with(key, key.secret() ? reference() : plain(key));
        }
        return draft;
    }

    private AnswerValue plain(AnswerKey key) {
        int count = key.list() ? random.nextInt(4) : random.nextInt(2);
        var texts = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String text = word(LETTERS, 30);
            texts.add(text.isBlank() ? "x" : text);
        }
        return value(texts);
    }

    private static AnswerValue value(List<String> texts) {
        return AnswerValue.Plain.of(texts, Origin.file("a.ini"));
    }

    private AnswerValue reference() {
        SecretSource source =
                switch (random.nextInt(4)) {
                    case 0 -> new SecretSource.Environment("V" + random.nextInt(100));
                    case 1 -> new SecretSource.FirstLine(FOLDER.resolve("f " + random.nextInt(9)));
                    case 2 -> new SecretSource.StandardInput();
                    default -> new SecretSource.Prompt();
                };
        return new AnswerValue.Reference(source, Origin.file("a.ini"), 0);
    }

    private String word(String alphabet, int longest) {
        var word = new StringBuilder();
        int length = random.nextInt(1, longest);
        for (int i = 0; i < length; i++) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }

    private static AnswerDraft withoutLines(AnswerDraft draft) {
        AnswerDraft bare = AnswerDraft.empty();
        for (AnswerKey key : draft.keys()) {
            AnswerValue value =
                    switch (draft.value(key).orElseThrow()) {
                        case AnswerValue.Plain plain ->
                                AnswerValue.Plain.of(plain.texts(), plain.origin());
                        case AnswerValue.Reference reference ->
                                new AnswerValue.Reference(
                                        reference.source(), reference.origin(), 0);
                        case AnswerValue.Known known -> known;
                        case AnswerValue.Edited edited -> edited;
                    };
            bare = bare.with(key, value);
        }
        return bare;
    }
}
