package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tentaclesetup.core.answers.Answers.OnConflict;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationDecisionTest {

    private static final Machine OURS = machine("Machines-1", "web", "AA");
    private static final Machine OTHER = machine("Machines-2", "web", "BB");

    @ParameterizedTest
    @EnumSource(
            value = OnConflict.class,
            names = {"FAIL", "UPDATE_IF_SAME_CERTIFICATE"})
    void refusesTheNameOfSomebodyElse(OnConflict onConflict) {
        assertThat(RegistrationDecision.decide("web", onConflict, Optional.of(OTHER), List.of()))
                .asInstanceOf(type(RegistrationDecision.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.problem().id()).isEqualTo(ProblemId.REG_NAME);
                    assertThat(refused.problem().arguments().getLast().toString())
                            .contains("Machines-2");
                });
    }

    @Test
    void updatesTheRecordOfSomebodyElseOnlyWhenToldTo() {
        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.UPDATE, Optional.of(OTHER), List.of()))
                .isEqualTo(new RegistrationDecision.Update(OTHER, "web"));
    }

    @Test
    void findsAnotherNameWhichStaysTheSame() {
        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), List.of()))
                .isEqualTo(new RegistrationDecision.Create("web-2"));
    }

    @Test
    void keepsTheOtherNameThatAnEarlierRunHasFound() {
        Machine renamed = machine("Machines-3", "web-1", "AA");

        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), List.of(renamed)))
                .isEqualTo(new RegistrationDecision.Update(renamed, "web-1"));
    }

    @Test
    void givesOurOwnRecordAnotherNameInsteadOfMakingASecondOne() {
        Machine ours = machine("Machines-3", "old", "AA");

        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), List.of(ours)))
                .isEqualTo(new RegistrationDecision.Update(ours, "web-2"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void ourOwnRecordIsAlwaysUpdated(OnConflict onConflict) {
        assertThat(RegistrationDecision.decide("web", onConflict, Optional.of(OURS), List.of(OURS)))
                .isEqualTo(new RegistrationDecision.Update(OURS, "web"));
        assertThat(RegistrationDecision.decide("new", onConflict, Optional.empty(), List.of(OURS)))
                .isEqualTo(new RegistrationDecision.Update(OURS, "new"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void aFreeNameIsTaken(OnConflict onConflict) {
        assertThat(RegistrationDecision.decide("web", onConflict, Optional.empty(), List.of()))
                .isEqualTo(new RegistrationDecision.Create("web"));
    }

    private static Machine machine(String id, String name, String thumbprint) {
        return new Machine(
                MachineKind.TARGET,
                id,
                name,
                "TentaclePassive",
                "https://web:10933/",
                thumbprint,
                List.of("Environments-1"),
                List.of("web"),
                List.of(),
                Optional.empty(),
                false,
                "Healthy",
                "",
                "{}");
    }
}
