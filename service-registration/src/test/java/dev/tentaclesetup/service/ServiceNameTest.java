package dev.tentaclesetup.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceNameTest {

    @ParameterizedTest
    @CsvSource({
        "Tentacle, Tentacle",
        "OctopusDeploy Tentacle, OctopusDeploy-Tentacle",
        "'a \t b', a-b",
        "a/b, ab",
        "web_01.example-2, web_01.example-2"
    })
    void namesUnitAsTheOfficialTentacleDoes(String instance, String unit) {
        assertThat(ServiceName.forInstance(instance)).isEqualTo(new ServiceName(unit));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "..", "-a", "a/b", "a  b", " a", "a ", "a\tb", "a@b", "é", "a\n", "a\\b",
                "$a"
            })
    void rejectsWhatIsNotOneFileNameOfAUnit(String name) {
        assertThatThrownBy(() -> new ServiceName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @CsvSource({
        "Tentacle, OctopusDeploy Tentacle",
        "tentacle, OctopusDeploy Tentacle: tentacle",
        "web 01, OctopusDeploy Tentacle: web 01"
    })
    void namesWindowsServiceAsTheOfficialTentacleDoes(String instance, String service) {
        assertThat(ServiceName.forWindowsInstance(instance)).isEqualTo(new ServiceName(service));
    }

    @Test
    void makesNoUnitOfAWindowsName() {
        ServiceName name = ServiceName.forWindowsInstance("web01");

        assertThatThrownBy(name::unit)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OctopusDeploy Tentacle: web01");
    }

    @Test
    void rejectsNameTooLongForAFile() {
        String name = "a".repeat(201);

        assertThatThrownBy(() -> new ServiceName(name))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
