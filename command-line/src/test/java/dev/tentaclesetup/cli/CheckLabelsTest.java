package dev.tentaclesetup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.check.CheckSubject;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CheckLabelsTest {

    @Test
    void everySubjectOfACheckHasItsLabelAndNoOtherLabelIsLeft() {
        var words = new CliMessages(Locale.ENGLISH);

        assertThat(words.texts().keys().stream().filter(key -> key.startsWith("check.")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CheckSubject.values())
                                .map(subject -> "check." + subject.text())
                                .toList());
    }
}
