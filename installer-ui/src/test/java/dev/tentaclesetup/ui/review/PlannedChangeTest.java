package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Old and new in the words of the window.
class PlannedChangeTest {

    @Test
    void whatStaysIsNoChange() {
        assertThat(changes(PlannedValue.same("name", "web01"))).isEmpty();
    }

    @Test
    void rolesThatAreTakenAwayAreNamedOneByOne() {
        PlannedChange change =
                changes(new PlannedValue("role", "database, queue, web-server", "web-server, x"))
                        .getFirst();

        assertThat(change.what()).isEqualTo("Roles");
        assertThat(change.gone()).containsExactly("database", "queue");
    }

    @Test
    void aServerThatIsTrustedNoMoreIsNamed() {
        PlannedChange change = changes(new PlannedValue("trust", "B1C0A6F7", "")).getFirst();

        assertThat(change.what()).isEqualTo("Trusted server");
        assertThat(change.change()).isEqualTo("Removed: B1C0A6F7");
        assertThat(change.gone()).containsExactly("B1C0A6F7");
    }

    @Test
    void anotherPortTakesNothingAway() {
        PlannedChange change =
                changes(new PlannedValue("listen-port", "10933", "10934")).getFirst();

        assertThat(change.what()).isEqualTo("Port");
        assertThat(change.change()).isEqualTo("10933 → 10934");
        assertThat(change.gone()).isEmpty();
    }

    @Test
    void whatIsNewIsSaidToBe() {
        assertThat(changes(new PlannedValue("policy", "", "Nightly")).getFirst().change())
                .isEqualTo("New: Nightly");
    }

    private static List<PlannedChange> changes(PlannedValue value) {
        return PlannedChange.of(
                        StepDescription.of(
                                StepKind.REGISTER, List.of("web01"), List.of(value), false))
                .toList();
    }
}
