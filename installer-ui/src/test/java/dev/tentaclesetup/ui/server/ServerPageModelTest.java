package dev.tentaclesetup.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.problem.Fault;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.ui.engine.SpaceFacts;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.testkit.ScriptedBackend;
import dev.tentaclesetup.ui.widget.CheckRow;
import dev.tentaclesetup.ui.widget.Hint;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerPageModelTest {

    private final ModelKit kit = new ModelKit(AnswerDraft.empty());
    private final ServerPageModel model = new ServerPageModel(kit.context);

    @Test
    void asksNothingBeforeBothFieldsAreFilled() {
        model.address().value().set("octopus.example.com");
        kit.pauseEnds();

        assertThat(kit.backend.asked).isEmpty();
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void refusesWhatIsNoAddressWithoutAskingAServer() {
        type("https://octopus example", ScriptedBackend.GOOD_KEY);

        kit.pauseEnds();

        assertThat(kit.backend.asked).isEmpty();
        assertThat(model.address().hint().get().blocks()).isTrue();
    }

    @Test
    void signsInWhenTypingRests() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        assertThat(kit.backend.asked).isEmpty();

        kit.pauseEnds();

        assertThat(kit.backend.asked)
                .containsExactly("sign in octopus.example.com", "space Default");
        assertThat(model.address().text()).isEqualTo("https://octopus.example.com");
        assertThat(model.spaces()).containsExactly("Default", "Payments");
        assertThat(model.space().text()).isEqualTo("Default");
        assertThat(model.choices().get().serverThumbprint())
                .contains(new Thumbprint(ScriptedBackend.SERVER_PRINT));
        assertThat(model.checks())
                .extracting(CheckRow::text)
                .containsExactly("Octopus Deploy 2026.3.1234", "Signed in as Deploy Bot");
        assertThat(model.busy().get()).isFalse();
    }

    @Test
    void forgetsTheServerWhenTheAddressChanges() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        model.address().value().set("https://other.example.com");

        assertThat(model.server().get()).isEmpty();
        assertThat(model.checks()).isEmpty();
        assertThat(model.choices().get()).isEqualTo(SpaceFacts.NONE);
    }

    @Test
    void keepsTheSpacesToChooseFromUntilTheNewAnswer() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        model.apiKey().value().set("API-OTHER");
        assertThat(model.spaces()).containsExactly("Default", "Payments");
        kit.pauseEnds();

        assertThat(model.spaces()).containsExactly("Default", "Payments");
        assertThat(model.apiKey().hint().get().blocks()).isTrue();
    }

    @Test
    void signsInAgainToAnotherServer() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();
        kit.backend.spaces = List.of("Kitchen");

        model.address().value().set("other.example.com");
        model.space().value().set("");
        kit.pauseEnds();

        assertThat(model.spaces()).containsExactly("Kitchen");
        assertThat(model.space().text()).isEqualTo("Kitchen");
        assertThat(model.validate()).isTrue();
        assertThat(kit.backend.asked)
                .containsExactly(
                        "sign in octopus.example.com",
                        "space Default",
                        "sign in other.example.com",
                        "space Kitchen");
    }

    @Test
    void takesTheNothingOfAControlForAnEmptyAnswer() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        for (AnswerKey key : AnswerKey.values()) {
            if (!key.list()) {
                kit.draft.field(key).value().setValue(null);

                assertThat(kit.draft.field(key).text()).as(key.text()).isEmpty();
                assertThat(kit.draft.draft().get().text(key)).as(key.text()).isEmpty();
            }
        }
    }

    @Test
    void showsARefusedKeyBesideTheKey() {
        type("octopus.example.com", "API-OLD");
        kit.pauseEnds();

        assertThat(model.apiKey().hint().get().blocks()).isTrue();
        assertThat(model.address().hint().get()).isEqualTo(Hint.NONE);
        assertThat(model.validate()).isFalse();
    }

    @Test
    void showsAnUnknownHostBesideTheAddress() {
        type("nowhere.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        assertThat(model.address().hint().get().blocks()).isTrue();
        assertThat(model.apiKey().hint().get()).isEqualTo(Hint.NONE);
    }

    /// The exception's text may hold anything, the key included.
    @Test
    void namesTheReferenceOfAFaultOfTheProgramAndNothingOfTheException() {
        kit.backend.fault = new IllegalStateException("API-KEYINTHETEXT");

        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        Hint hint = model.address().hint().get();
        assertThat(hint.text()).startsWith("Internal error " + Fault.reference(kit.backend.fault));
        assertThat(hint.fix()).contains("log");
        assertThat(hint.text() + hint.fix()).doesNotContain("API-KEYINTHETEXT");
    }

    @Test
    void takesTheProblemAwayWhenTheFieldChanges() {
        type("octopus.example.com", "API-OLD");
        kit.pauseEnds();

        model.apiKey().value().set(ScriptedBackend.GOOD_KEY);

        assertThat(model.apiKey().hint().get()).isEqualTo(Hint.NONE);
    }

    @Test
    void asksAgainWhenTheUserGoesOnAfterACheckThatFailed() {
        kit.backend.maintenance = Problem.of(ProblemId.SRV_MAINT, "503", "octopus.example.com");
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();
        assertThat(model.failed().get()).isTrue();
        assertThat(model.validate()).isFalse();

        assertThat(model.retry()).isTrue();
        assertThat(model.address().hint().get().blocks()).as("down still").isTrue();

        kit.backend.maintenance = null;
        assertThat(model.retry()).isTrue();
        assertThat(model.address().hint().get()).isEqualTo(Hint.NONE);
        assertThat(model.failed().get()).isFalse();
        assertThat(model.validate()).isTrue();
        assertThat(kit.backend.asked).filteredOn(asked -> asked.startsWith("sign in")).hasSize(3);
        assertThat(model.retry()).as("nothing failed").isFalse();
    }

    @Test
    void takesTheServersProblemAwayWhenTheKeyChanges() {
        type("nowhere.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        model.apiKey().value().set("API-OTHER");

        assertThat(model.address().hint().get()).isEqualTo(Hint.NONE);
    }

    @Test
    void asksAServerAgainThatHasAnsweredWhenTheUserWantsIt() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        model.again();

        assertThat(kit.backend.asked).hasSize(4);
        assertThat(model.validate()).isTrue();
    }

    @Test
    void showsBothMissingAnswersAtOnce() {
        assertThat(model.validate()).isFalse();

        assertThat(model.address().hint().get().blocks()).isTrue();
        assertThat(model.apiKey().hint().get().blocks()).isTrue();
        assertThat(kit.backend.asked).isEmpty();
    }

    @Test
    void signsInAtOnceWhenTheUserGoesOn() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);

        assertThat(model.validate()).isTrue();
    }

    @Test
    void loadsWhatTheChosenSpaceOffers() {
        type("octopus.example.com", ScriptedBackend.GOOD_KEY);
        kit.pauseEnds();

        model.space().value().set("Payments");

        assertThat(kit.backend.asked).last().isEqualTo("space Payments");
        assertThat(kit.draft.draft().get().text(AnswerKey.SERVER_SPACE)).contains("Payments");
    }

    @Test
    void keepsTheKeyAsASecretInTheDraft() {
        model.apiKey().value().set("  API-ABC ");

        String kept =
                kit.draft
                        .draft()
                        .get()
                        .secret(AnswerKey.SERVER_API_KEY)
                        .orElseThrow()
                        .use(String::new);
        assertThat(kept).isEqualTo("API-ABC");
        assertThat(kit.draft.draft().get().toString()).doesNotContain("API-ABC");
    }

    private void type(String address, String key) {
        model.address().value().set(address);
        model.apiKey().value().set(key);
    }
}
