package dev.tentaclesetup.core.ownership;

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
        assertThat(
                        RegistrationDecision.decide(
                                "web", onConflict, Optional.of(OTHER), OwnRecords.NONE))
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
                                "web", OnConflict.UPDATE, Optional.of(OTHER), OwnRecords.NONE))
                .isEqualTo(new RegistrationDecision.Update(OTHER, "web"));
    }

    @Test
    void findsAnotherNameWhichStaysTheSame() {
        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), OwnRecords.NONE))
                .isEqualTo(new RegistrationDecision.Create("web-2"));
    }

    @Test
    void keepsTheOtherNameThatAnEarlierRunHasFound() {
        Machine renamed = machine("Machines-3", "web-1", "AA");

        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), ours(renamed)))
                .isEqualTo(new RegistrationDecision.Update(renamed, "web-1"));
    }

    @Test
    void givesOurOwnRecordAnotherNameInsteadOfMakingASecondOne() {
        Machine ours = machine("Machines-3", "old", "AA");

        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(OTHER), ours(ours)))
                .isEqualTo(new RegistrationDecision.Update(ours, "web-2"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void ourOwnRecordIsAlwaysUpdated(OnConflict onConflict) {
        assertThat(RegistrationDecision.decide("web", onConflict, Optional.of(OURS), ours(OURS)))
                .isEqualTo(new RegistrationDecision.Update(OURS, "web"));
        assertThat(RegistrationDecision.decide("new", onConflict, Optional.empty(), ours(OURS)))
                .isEqualTo(new RegistrationDecision.Update(OURS, "new"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void aFreeNameIsTaken(OnConflict onConflict) {
        assertThat(
                        RegistrationDecision.decide(
                                "web", onConflict, Optional.empty(), OwnRecords.NONE))
                .isEqualTo(new RegistrationDecision.Create("web"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void theRecordOfAnAgentThatIsAliveElsewhereIsNeverTaken(OnConflict onConflict) {
        var own = new OwnRecords(List.of(), List.of(), List.of(OURS), false);

        assertThat(refusal("web", onConflict, Optional.of(OURS), own)).contains("clone.live");
        assertThat(refusal("new", onConflict, Optional.empty(), own)).contains("clone.live");
        assertThat(refusal("web", onConflict, Optional.of(OTHER), own)).contains("clone.live");
    }

    @ParameterizedTest
    @EnumSource(
            value = OnConflict.class,
            names = {"FAIL", "RENAME", "UPDATE_IF_SAME_CERTIFICATE"})
    void aRecordThatMayBeAnothersIsNotTakenInSilence(OnConflict onConflict) {
        var own = new OwnRecords(List.of(), List.of(OURS), List.of(), false);

        assertThat(refusal("web", onConflict, Optional.of(OURS), own)).contains("clone.unproved");
        assertThat(refusal("new", onConflict, Optional.empty(), own)).contains("clone.unproved");
    }

    @Test
    void aRecordThatTheAnswersClaimIsTakenWithAWarning() {
        var own = new OwnRecords(List.of(), List.of(OURS), List.of(), false);

        RegistrationDecision decision =
                RegistrationDecision.decide("new", OnConflict.UPDATE, Optional.empty(), own);

        assertThat(decision).isEqualTo(new RegistrationDecision.Update(OURS, "new"));
        assertThat(RegistrationDecision.warning(decision, own))
                .get()
                .satisfies(warning -> {
                    assertThat(warning.id()).isEqualTo(ProblemId.REG_THUMB);
                    assertThat(warning.blocks()).isFalse();
                });
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void aCopyWithACertificateOfItsOwnGetsARecordOfItsOwn(OnConflict onConflict) {
        var own = new OwnRecords(List.of(), List.of(OURS), List.of(OTHER), true);

        assertThat(RegistrationDecision.decide("new", onConflict, Optional.empty(), own))
                .isEqualTo(new RegistrationDecision.Create("new"));
    }

    @Test
    void aCopyDoesNotTakeTheNameOfALiveAgentEvenWhenToldTo() {
        var own = new OwnRecords(List.of(), List.of(), List.of(OTHER), true);

        assertThat(refusal("web", OnConflict.UPDATE, Optional.of(OTHER), own))
                .contains("clone.live");
        assertThat(RegistrationDecision.decide("web", OnConflict.RENAME, Optional.of(OTHER), own))
                .isEqualTo(new RegistrationDecision.Create("web-2"));
    }

    @ParameterizedTest
    @EnumSource(
            value = OnConflict.class,
            names = {"FAIL", "UPDATE", "UPDATE_IF_SAME_CERTIFICATE"})
    void neverOverwritesWhatIsNoTentacle(OnConflict onConflict) {
        Machine server = machine("Machines-4", "web", "", "Ssh");

        assertThat(refusal("web", onConflict, Optional.of(server), OwnRecords.NONE))
                .contains("REG_KIND", "Machines-4", "Ssh");
    }

    @Test
    void findsAnotherNameBesideWhatIsNoTentacle() {
        Machine server = machine("Machines-4", "web", "", "OfflineDrop");

        assertThat(
                        RegistrationDecision.decide(
                                "web", OnConflict.RENAME, Optional.of(server), OwnRecords.NONE))
                .isEqualTo(new RegistrationDecision.Create("web-4"));
    }

    @ParameterizedTest
    @EnumSource(OnConflict.class)
    void changesNoneOfTwoRecordsThatAreBothOurs(OnConflict onConflict) {
        Machine second = machine("Machines-3", "other", "AA");
        var own = new OwnRecords(List.of(OURS, second), List.of(), List.of(), false);

        assertThat(refusal("new", onConflict, Optional.empty(), own))
                .contains("REG_SEVERAL", "web (Machines-1)", "other (Machines-3)");
    }

    @Test
    void ofTwoRecordsThatAreBothOursTheAnswersMayNameOne() {
        Machine second = machine("Machines-3", "other", "AA");
        var own = new OwnRecords(List.of(OURS, second), List.of(), List.of(), false);

        assertThat(refusal("web", OnConflict.FAIL, Optional.of(OURS), own)).contains("REG_SEVERAL");
        assertThat(RegistrationDecision.decide("web", OnConflict.UPDATE, Optional.of(OURS), own))
                .isEqualTo(new RegistrationDecision.Update(OURS, "web"));
    }

    private static String refusal(
            String name, OnConflict onConflict, Optional<Machine> byName, OwnRecords own) {
        return RegistrationDecision.decide(name, onConflict, byName, own)
                        instanceof RegistrationDecision.Refused(var problem)
                ? problem.id() + " " + problem.arguments()
                : "";
    }

    private static OwnRecords ours(Machine machine) {
        return new OwnRecords(List.of(machine), List.of(), List.of(), false);
    }

    private static Machine machine(String id, String name, String thumbprint) {
        return machine(id, name, thumbprint, "TentaclePassive");
    }

    private static Machine machine(String id, String name, String thumbprint, String style) {
        return new Machine(
                MachineKind.TARGET,
                id,
                name,
                style,
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
