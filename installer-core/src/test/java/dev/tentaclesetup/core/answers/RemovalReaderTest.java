package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;
import static dev.tentaclesetup.core.answers.Drafts.ids;
import static dev.tentaclesetup.core.answers.Drafts.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemovalReaderTest {

    @Test
    void readsARemovalWithoutAskingForWhatOnlyAnInstallationNeeds() {
        var draft =
                AnswerDraft.empty()
                        .with(SETUP_ACTION, "remove")
                        .with(SETUP_INSTANCE, "web")
                        .withAll(REMOVE_DELETE, List.of("record", "data"))
                        .with(REMOVE_CONFIRM, "web");

        AnswersResult result = read(draft);

        assertThat(result).isInstanceOf(AnswersResult.ValidRemoval.class);
        Removal removal = ((AnswersResult.ValidRemoval) result).removal();
        assertThat(removal.server()).isEmpty();
        assertThat(removal.delete()).isEqualTo(Set.of(Removal.Part.RECORD, Removal.Part.DATA));
    }

    @Test
    void refusesToDeleteDataWithoutTheNameOnceMore() {
        var draft =
                AnswerDraft.empty()
                        .with(SETUP_ACTION, "remove")
                        .with(SETUP_INSTANCE, "web")
                        .with(REMOVE_DELETE, "data");

        assertThat(ids(draft)).containsExactly("ANS-MISSING remove.confirm");
        assertThat(ids(draft.with(REMOVE_CONFIRM, "wep")))
                .containsExactly("ANS-CONFLICT remove.confirm");
    }
}
