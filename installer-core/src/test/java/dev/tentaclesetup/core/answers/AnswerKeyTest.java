package dev.tentaclesetup.core.answers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.Messages;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerKeyTest {

    private final Messages messages = Messages.in(Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource
    void everyKeyHasAHelpTextAnExpectationAndASectionWithATitle(AnswerKey key) {
        assertThat(messages.has(key.helpKey())).as(key.helpKey()).isTrue();
        assertThat(messages.has("expected." + key.type().hint().phrase())).isTrue();
        assertThat(messages.has(key.section().titleKey())).as(key.section().titleKey()).isTrue();
        assertThat(key.section().keys()).contains(key);
    }

    @ParameterizedTest
    @EnumSource
    void everyDefaultIsAValidAnswer(AnswerKey key) {
        assertThat(key.fixedDefault().flatMap(text -> key.type().judge(key, text))).isEmpty();
    }

    @Test
    void noNameStandsForTwoAnswersNorIsReservedAsWell() {
        assertThat(Arrays.stream(AnswerKey.values()).map(AnswerKey::text))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(AnswerNames.reserved());
    }

    @ParameterizedTest
    @EnumSource
    void everySectionHasKeys(AnswerSection section) {
        assertThat(section.keys()).isNotEmpty();
    }
}
