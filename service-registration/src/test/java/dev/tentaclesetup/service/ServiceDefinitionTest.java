package dev.tentaclesetup.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.systemd.UnitFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceDefinitionTest {

    private final ServiceDefinition ordinary = Definitions.ordinary();

    @Test
    void rejectsProgramWithoutAbsolutePath() {
        assertThatThrownBy(() -> command("bin/tentacle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bin/tentacle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\uD800"})
    void rejectsArgumentThatNoProgramCanReceive(String argument) {
        assertThatThrownBy(() -> command("/bin/sh", argument))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a\nb", "a\\"})
    void rejectsDescriptionThatIsNotOneLine(String description) {
        assertThatThrownBy(() ->
                        ServiceDefinition.of(ordinary.name(), description, ordinary.command()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsVariableNameWithEqualsSign() {
        assertThatThrownBy(() -> ordinary.withEnvironment(Map.of("A=B", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A=B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\nb", "a/b"})
    void rejectsDependencyThatNoManagerKnows(String name) {
        assertThatThrownBy(() -> ordinary.withAfter(List.of(name)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// One name of a service to Windows, two units to systemd.
    @Test
    void rejectsUnitThatIsTwoWords() {
        ServiceDefinition two = ordinary.withAfter(List.of("a.service b.service"));

        assertThatThrownBy(() -> UnitFile.render(two)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\n", "a/b", "a\\"})
    void rejectsAccountThatNoSystemKnows(String account) {
        assertThatThrownBy(() -> new NamedAccount(account))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private ServiceDefinition command(String... words) {
        return ServiceDefinition.of(ordinary.name(), "d", List.of(words));
    }
}
