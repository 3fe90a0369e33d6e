package dev.tentaclesetup.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Tentacle", "web-01", "a", "Prod web_1.2", "1", "_x", "a-"})
    void acceptsOrdinaryNames(String name) {
        assertThat(new InstanceName(name).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "-a",
                ".",
                "..",
                ".a",
                "a.",
                "a/b",
                "a\\b",
                "../x",
                "a\nb",
                "größe",
                "a;b",
                "a%b",
                "a'b",
                "CON",
                "nul",
                "com1.x",
                "a\u0000b"
            })
    void rejectsNamesThatWouldHurtAsFileOrUnitName(String name) {
        assertThat(InstanceName.isValid(name)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstanceName(name))
                .withMessageContaining(name);
    }

    @Test
    void takes64CharactersAndNotMore() {
        assertThat(InstanceName.isValid("x".repeat(64))).isTrue();
        assertThat(InstanceName.isValid("x".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "instance 1, instance-1.config",
        "Web01, web01.config",
        "TITI, titi.config",
        "A  b, a--b.config"
    })
    void makesTheOfficialIndexFileName(String name, String file) {
        assertThat(new InstanceName(name).indexFileName()).isEqualTo(file);
    }

    @Test
    void collidesWhereTheIndexFileIsTheSame() {
        assertThat(new InstanceName("A B").collidesWith(new InstanceName("a-b"))).isTrue();
        assertThat(new InstanceName("AB").collidesWith(new InstanceName("a-b"))).isFalse();
    }
}
