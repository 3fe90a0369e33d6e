package dev.tentaclesetup.service.firewall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FirewallRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a'b", "a\"b", "a\nb", "a;b", "a/b", "a$b"})
    void refusesNamesThatNoInstanceHas(String instance) {
        assertThatThrownBy(() -> FirewallRule.of(instance, 10_933))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void refusesPortsOutOfRange(int port) {
        assertThatThrownBy(() -> FirewallRule.of("Tentacle", port))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my zone", "--permanent=x", "publicpublicpublic", "a\tb"})
    void refusesZonesThatCannotBe(String zone) {
        FirewallRule rule = FirewallRule.of("Tentacle", 10_933);
        assertThatThrownBy(() -> rule.withZone(zone)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equalsWhateverTheOrderOfItsCallers() {
        FirewallRule rule = FirewallRule.of("Tentacle", 10_933);
        var one = new RemoteAddress("10.0.0.1");
        var other = new RemoteAddress("10.0.0.2");
        assertThat(rule.withFrom(List.of(one, other)))
                .isEqualTo(rule.withFrom(List.of(other, one, one)));
    }
}
