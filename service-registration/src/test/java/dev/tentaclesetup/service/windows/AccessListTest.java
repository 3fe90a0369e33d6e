package dev.tentaclesetup.service.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessListTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "O:BA",
                "D",
                "(A;;FA;;;SY)",
                "D:P(A;;FA;;;SY",
                "D:P(A;;FA;;;SY))",
                "D:P((A;;FA;;;SY)",
                "D:P(A;;FA;;;SY)S:(AU;;FA;;;WD)",
                "D:p(A;;FA;;;SY)"
            })
    void rejectsWhatIsNoOwnerAndList(String text) {
        assertThatThrownBy(() -> AccessList.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @Test
    void rejectsATextWithoutEnd() {
        String text = "D:P" + "(A;;FA;;;SY)".repeat(10_000);

        assertThatThrownBy(() -> AccessList.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsOwnerFlagsAndEntries() {
        assertThat(AccessList.parse("O:BAG:S-1-5-21-1D:PAI(A;OICI;FA;;;SY)(D;;FA;;;S-1-5-7)"))
                .isEqualTo(new AccessList("BA", true, Set.of("A;OICI;FA;;;SY", "D;;FA;;;S-1-5-7")));
    }

    /// Windows takes what comes first for decisive, and its dialogs complain about another order.
    @Test
    void putsWhatIsAllowedAfterWhatIsDeniedAndBeforeWhatIsInherited() {
        assertThat(AccessList.with("O:BAD:AI(D;;FA;;;BG)(A;;FA;;;SY)(D;ID;FA;;;AN)", "A;;FR;;;BU"))
                .isEqualTo("O:BAD:AI(D;;FA;;;BG)(A;;FR;;;BU)(A;;FA;;;SY)(D;ID;FA;;;AN)");
        assertThat(AccessList.with("O:BAD:(D;;FA;;;BG)", "A;;FR;;;BU"))
                .isEqualTo("O:BAD:(D;;FA;;;BG)(A;;FR;;;BU)");
        assertThat(AccessList.with("O:BAD:AI(D;ID;FA;;;AN)", "A;;FR;;;BU"))
                .isEqualTo("O:BAD:AI(A;;FR;;;BU)(D;ID;FA;;;AN)");
        assertThat(AccessList.with("O:BAD:P", "A;;FR;;;BU")).isEqualTo("O:BAD:P(A;;FR;;;BU)");
        assertThat(AccessList.without("O:BAD:P(A;;FR;;;BU)", "A;;FR;;;BU")).isEqualTo("O:BAD:P");
    }

    @Test
    void takesOrderAndBookkeepingForNoDifference() {
        assertThat(AccessList.parse("O:BAD:PARAI(A;;FA;;;SY)(A;;FA;;;BA)"))
                .isEqualTo(AccessList.parse("O:BAD:P(A;;FA;;;BA)(A;;FA;;;SY)"));
    }

    @Test
    void takesAnOpenListForAnotherOne() {
        assertThat(AccessList.parse("O:BAD:AI(A;;FA;;;SY)"))
                .isNotEqualTo(AccessList.parse("O:BAD:P(A;;FA;;;SY)"));
        assertThat(AccessList.parse("D:NO_ACCESS_CONTROL").closed()).isFalse();
    }
}
