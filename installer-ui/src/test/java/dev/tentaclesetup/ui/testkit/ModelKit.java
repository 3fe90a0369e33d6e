package dev.tentaclesetup.ui.testkit;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.host.SystemHost;
import dev.tentaclesetup.ui.background.Background;
import dev.tentaclesetup.ui.draft.AnswersJudge;
import dev.tentaclesetup.ui.draft.DraftModel;
import dev.tentaclesetup.ui.draft.WizardContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Models without a toolkit: work and window are the test's own thread, and pauses end when the
/// test says so.
public final class ModelKit {

    public final ScriptedBackend backend = new ScriptedBackend();
    public final DraftModel draft;
    public final WizardContext context;
    private final Deque<Runnable> paused = new ArrayDeque<>();

    public ModelKit(AnswerDraft prefilled) {
        var facts = SystemHost.system();
        var messages = Messages.in(Locale.ENGLISH);
        this.draft = new DraftModel(prefilled, new AnswersJudge(facts), messages);
        var background =
                new Background(Runnable::run, Runnable::run, (time, action) -> paused.add(action));
        this.context = new WizardContext(draft, backend, background, messages);
    }

    /// What waits now goes on; what it asks for afterwards waits.
    public void onePauseEnds() {
        var now = List.copyOf(paused);
        paused.clear();
        now.forEach(Runnable::run);
    }

    /// Typing rests for long enough.
    public void pauseEnds() {
        while (!paused.isEmpty()) {
            paused.remove().run();
        }
    }
}
