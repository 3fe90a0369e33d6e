package dev.tentaclesetup.ui.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.ui.testkit.Agents;
import dev.tentaclesetup.ui.testkit.ModelKit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The answers of an agent that is changed.
class DraftModelTest {

    private final DraftModel draft =
            new ModelKit(AnswerDraft.empty()).draft.changing(AnswerDraft.empty(), Agents.current());

    @Test
    void whatIsThereFillsTheFieldsAndIsNoAnswer() {
        AnswerField name = draft.field(AnswerKey.REGISTRATION_NAME);

        assertThat(name.text()).isEqualTo("web01");
        assertThat(name.origin().getValue()).isEqualTo("As it is now, from the last set-up");
        assertThat(draft.draft().get().keys()).isEmpty();
    }

    @Test
    void onlyWhatBecomesDifferentIsAnAnswer() {
        AnswerField name = draft.field(AnswerKey.REGISTRATION_NAME);

        name.value().set("web02");
        assertThat(draft.draft().get().keys()).containsExactly(AnswerKey.REGISTRATION_NAME);
        assertThat(name.origin().getValue()).isEqualTo("Now web01, from the last set-up");

        name.value().set("web01");
        assertThat(draft.draft().get().keys()).isEmpty();
    }

    @Test
    void anEmptiedValueIsAnAnswerAndMeansNone() {
        draft.field(AnswerKey.SERVER_SPACE).value().set("");
        draft.items(AnswerKey.CONNECTION_COMMS_ADDRESS).items().clear();

        assertThat(draft.draft().get().keys())
                .containsExactly(AnswerKey.SERVER_SPACE, AnswerKey.CONNECTION_COMMS_ADDRESS);
        assertThat(draft.draft().get().texts(AnswerKey.SERVER_SPACE)).isEmpty();
    }

    @Test
    void whatTheRecordSaysFillsWhatWasNotTypedOver() {
        AnswerItems roles = draft.items(AnswerKey.REGISTRATION_ROLE);
        AnswerItems environments = draft.items(AnswerKey.REGISTRATION_ENVIRONMENT);
        environments.items().add("Development");

        draft.learn(Agents.recorded());

        assertThat(roles.items()).containsExactly("web-server", "queue");
        assertThat(environments.items()).containsExactly("Development");
        assertThat(draft.draft().get().keys()).containsExactly(AnswerKey.REGISTRATION_ENVIRONMENT);
    }

    @Test
    void aListThatIsAsItWasIsNoAnswer() {
        draft.learn(Agents.recorded());
        AnswerItems roles = draft.items(AnswerKey.REGISTRATION_ROLE);

        roles.items().add("database");
        assertThat(draft.draft().get().texts(AnswerKey.REGISTRATION_ROLE))
                .containsExactly("web-server", "queue", "database");

        roles.items().setAll(List.of("web-server", "queue"));
        assertThat(draft.draft().get().keys()).isEmpty();
    }
}
