package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretMaskTest {
    @Test
    void secretIsHiddenWhereverItStands() {
        ScriptSecretMask.Stream stream = ScriptSecretMask.of(List.of("abcde")).stream();

        assertThat(stream.hide("xabcdey abcde")).isEqualTo("x********y ********");
    }

    @Test
    void secretOverTwoLinesIsHiddenInTheSecond() {
        ScriptSecretMask.Stream stream = ScriptSecretMask.of(List.of("abcde12345")).stream();

        assertThat(stream.hide("pass=abcde")).isEqualTo("pass=abcde");
        assertThat(stream.hide("12345 tail")).isEqualTo("******** tail");
        assertThat(stream.hide("12345 tail")).isEqualTo("12345 tail");
    }

    @Test
    void formsInUrlsAreHiddenInBothCases() {
        ScriptSecretMask.Stream stream = ScriptSecretMask.of(List.of("p@ss wörd")).stream();

        assertThat(stream.hide("p%40ss+w%C3%B6rd p%40ss%20w%c3%b6rd"))
                .isEqualTo("******** ********");
    }

    @Test
    void shortAndBlankValuesAreNotSecrets() {
        assertThat(ScriptSecretMask.of(List.of("abc", "     ", "")).isEmpty()).isTrue();
    }

    @Test
    void longerSecretIsHiddenBeforeOneThatItBeginsWith() {
        ScriptSecretMask.Stream stream = ScriptSecretMask.of(List.of("abcd", "abcdefgh")).stream();

        assertThat(stream.hide("abcdefgh")).isEqualTo("********");
    }
}
