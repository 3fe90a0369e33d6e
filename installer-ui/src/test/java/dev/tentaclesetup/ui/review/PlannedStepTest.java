package dev.tentaclesetup.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannedStepTest {

    @Test
    void showsEachValueThatChangesByItself() {
        var step =
                StepDescription.of(
                        StepKind.CONFIGURATION,
                        List.of(),
                        List.of(
                                new PlannedValue("listen-port", "10933", "10940"),
                                new PlannedValue("trust", "A1", ""),
                                new PlannedValue("trust", "", "B2"),
                                PlannedValue.same("data", "/srv/data")),
                        false);

        assertThat(PlannedStep.of("title", step).changes())
                .containsExactly(
                        "Port: 10933 → 10940",
                        "Trusted server: A1 → nothing",
                        "Trusted server: B2");
    }

    @Test
    void showsAStepOfOneValueInOneLine() {
        var step = new StepDescription(StepKind.STOP, List.of(), "running", "stopped", false);

        assertThat(PlannedStep.of("title", step).changes()).containsExactly("running → stopped");
    }
}
