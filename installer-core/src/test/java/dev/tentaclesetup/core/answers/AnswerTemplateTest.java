package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AnswerTemplateTest {

    private final String template = AnswerTemplate.render(Messages.in(Locale.ENGLISH));

    @Test
    void canBeReadAsItIs() {
        AnswerDraft draft = parse(template);

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.keys()).containsExactly(AnswerKey.SETUP_SCHEMA);
    }

    @Test
    void offersEveryAnswerByItsName() {
        String filled = template.replaceAll("(?m)^;(\\S+) =.*$", "$1 = x");

        AnswerDraft draft = parse(filled);

        assertThat(draft.problems()).isEmpty();
        assertThat(draft.keys()).containsExactlyElementsOf(EnumSet.allOf(AnswerKey.class));
    }

    @Test
    void explainsFormAndDefault() {
        assertThat(template)
                .contains(
                        """
                        # The port on which a listening agent waits; auto takes the next free one.
                        # Form: a whole number from 1 to 65535, or auto.
                        ;listen-port = 10933
                        """);
        assertThat(Arrays.stream(AnswerKey.values()).filter(AnswerKey::secret))
                .allSatisfy(key -> assertThat(template).contains(";" + key.key() + ".env =\n"));
        assertThat(template).doesNotContain("{");
    }

    private static AnswerDraft parse(String text) {
        return AnswerFile.parse(text, "t.ini", Path.of("/"), AnswerFile.Options.strict());
    }
}
