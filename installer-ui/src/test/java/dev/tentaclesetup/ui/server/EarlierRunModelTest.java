package dev.tentaclesetup.ui.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.plan.InterruptedRun;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.ui.testkit.ModelKit;
import dev.tentaclesetup.ui.widget.Hint;
import dev.tentaclesetup.ui.widget.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EarlierRunModelTest {

    private static final Path JOURNAL = Path.of("/journals/web-shop.jsonl");

    private final ModelKit kit = new ModelKit(AnswerDraft.empty());

    @Test
    void saysNothingWhenEverySetUpCameToItsEnd() {
        assertThat(new EarlierRunModel(kit.context).hint().get()).isEqualTo(Hint.NONE);
    }

    @Test
    void saysWhichSetUpDiedAndWhatItMayHaveLeft() {
        kit.backend.died.add(
                new InterruptedRun(
                        JOURNAL,
                        "web-shop",
                        List.of(StepKind.FOLDERS, StepKind.SERVICE),
                        List.of("newer-kind")));

        Hint hint = new EarlierRunModel(kit.context).hint().get();

        assertThat(hint.mark()).isEqualTo(Status.WARNING);
        assertThat(hint.text()).contains("web-shop").contains("interrupted");
        assertThat(hint.fix()).contains("folders, service web-shop, newer-kind");
    }

    @Test
    void saysThatNothingWasChangedWhenNothingWas() {
        kit.backend.died.add(died("web-shop"));

        assertThat(new EarlierRunModel(kit.context).hint().get().fix())
                .isEqualTo("It had changed nothing yet.");
    }

    @Test
    void continuesWithTheSameInstanceAndWhatThereIs() {
        kit.backend.died.add(died("web-shop", StepKind.FOLDERS));
        var model = new EarlierRunModel(kit.context);

        model.goOn();

        assertThat(kit.backend.died).isEmpty();
        assertThat(model.hint().get()).isEqualTo(Hint.NONE);
        assertThat(kit.draft.draft().get().text(AnswerKey.SETUP_INSTANCE)).contains("web-shop");
        assertThat(kit.draft.draft().get().text(AnswerKey.SETUP_IF_EXISTS)).contains("reconfigure");
    }

    @Test
    void forgetsOneAndShowsTheNext() {
        kit.backend.died.add(died("web-shop", StepKind.FOLDERS));
        kit.backend.died.add(died("web-cash", StepKind.FOLDERS));
        var model = new EarlierRunModel(kit.context);

        model.forget();
        assertThat(model.hint().get().text()).contains("web-cash");
        model.forget();

        assertThat(model.hint().get()).isEqualTo(Hint.NONE);
        assertThat(kit.draft.draft().get().text(AnswerKey.SETUP_IF_EXISTS)).isEmpty();
    }

    @Test
    void saysWhyItCannotBeForgotten() {
        kit.backend.died.add(died("web-shop", StepKind.FOLDERS));
        kit.backend.discardProblem = Problem.blocker(ProblemId.DISK_RO, "", "/var/lib/tentacle");
        var model = new EarlierRunModel(kit.context);

        model.forget();

        assertThat(model.hint().get().mark()).isEqualTo(Status.PROBLEM);
        assertThat(model.hint().get().text()).contains("/var/lib/tentacle");
    }

    private static InterruptedRun died(String instance, StepKind... touched) {
        return new InterruptedRun(
                Path.of("/journals/" + instance + ".jsonl"), instance, List.of(touched));
    }
}
