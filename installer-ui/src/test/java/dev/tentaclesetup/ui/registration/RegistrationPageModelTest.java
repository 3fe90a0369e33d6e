package dev.tentaclesetup.ui.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Choices.Kind;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.widget.Hint;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;

class RegistrationPageModelTest {

    private final ReadOnlyObjectWrapper<SpaceFacts> choices =
            new ReadOnlyObjectWrapper<>(SpaceFacts.NONE);
    private final ModelKit kit = new ModelKit(AnswerDraft.empty());
    private final RegistrationPageModel model =
            new RegistrationPageModel(kit.context, choices.getReadOnlyProperty());

    @Test
    void namesTheMachineAfterItsHost() {
        assertThat(model.name().text()).isEqualTo("web01");
        assertThat(model.kind().get()).isEqualTo(Kind.TARGET);
    }

    @Test
    void offersWhatTheSpaceHas() {
        choices.set(space("Development", "Production"));

        assertThat(model.offeredEnvironments()).containsExactly("Development", "Production");
        assertThat(model.environments().items()).isEmpty();
    }

    @Test
    void choosesTheOnlyEnvironmentItself() {
        choices.set(space("Production"));

        assertThat(model.environments().items()).containsExactly("Production");
        assertThat(kit.draft.draft().get().texts(AnswerKey.REGISTRATION_ENVIRONMENT))
                .containsExactly("Production");
    }

    @Test
    void asksATargetForEnvironmentsAndRoles() {
        assertThat(model.validate()).isFalse();

        assertThat(model.environments().hint().get().blocks()).isTrue();
        assertThat(model.roles().hint().get().blocks()).isTrue();
        assertThat(model.pools().hint().get()).isEqualTo(Hint.NONE);
    }

    @Test
    void asksAWorkerForPoolsOnly() {
        model.kind().set(Kind.WORKER);

        assertThat(model.validate()).isFalse();

        assertThat(model.pools().hint().get().blocks()).isTrue();
        assertThat(model.environments().hint().get()).isEqualTo(Hint.NONE);
    }

    @Test
    void asksNothingWhenNotRegistering() {
        model.kind().set(Kind.NONE);

        assertThat(model.validate()).isTrue();
        assertThat(kit.draft.draft().get().text(AnswerKey.REGISTRATION_KIND)).contains("none");
    }

    @Test
    void warnsOfATakenNameAndOffersAFreeOne() {
        kit.backend.takenName = "web01";
        model.name().value().set("web01x");
        model.name().value().set("web01");
        kit.pauseEnds();

        assertThat(model.name().hint().get().present()).isTrue();
        assertThat(model.name().hint().get().blocks()).isFalse();
        assertThat(model.freeName().get()).isEqualTo("web01-2");
    }

    @Test
    void takesTheFreeNameOnRequest() {
        kit.backend.takenName = "web01";
        model.name().value().set("web01 ");
        kit.pauseEnds();

        model.useFreeName();
        kit.pauseEnds();

        assertThat(model.name().text()).isEqualTo("web01-2");
        assertThat(model.name().hint().get()).isEqualTo(Hint.NONE);
        assertThat(model.freeName().get()).isEmpty();
    }

    @Test
    void updatesTheExistingRecordOnRequest() {
        kit.backend.takenName = "web01";
        kit.pauseEnds();

        model.updateExisting();

        assertThat(kit.draft.draft().get().text(AnswerKey.REGISTRATION_ON_CONFLICT))
                .contains("update");
    }

    private static SpaceFacts space(String... environments) {
        return new SpaceFacts(
                Optional.empty(), List.of(environments), List.of(), List.of("A", "B"));
    }

    @Test
    void takesTheClashOfATargetBackForAWorker() {
        kit.backend.takenName = "web01";
        model.name().value().set("web02");
        model.name().value().set("web01");
        kit.pauseEnds();
        assertThat(model.name().hint().get().present()).isTrue();

        kit.backend.takenName = "";
        model.kind().set(Kind.WORKER);
        assertThat(model.name().hint().get()).isEqualTo(Hint.NONE);
        kit.pauseEnds();

        assertThat(model.name().hint().get()).isEqualTo(Hint.NONE);
    }
}
