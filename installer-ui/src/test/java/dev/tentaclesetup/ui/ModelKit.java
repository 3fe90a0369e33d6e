package dev.tentaclesetup.ui;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.answers.AnswerDraft;
import dev.tentaclesetup.core.answers.AnswersReader;
import dev.tentaclesetup.core.answers.ThisMachine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// Models without a toolkit: work and window are the test's own thread, and pauses end when the
/// test says so.
final class ModelKit {

    final ScriptedBackend backend = new ScriptedBackend();
    final DraftModel draft;
    final WizardContext context;
    private final Deque<Runnable> paused = new ArrayDeque<>();

    ModelKit(AnswerDraft prefilled) {
        var machine = ThisMachine.detect();
        var messages = Messages.in(Locale.ENGLISH);
        this.draft =
                new DraftModel(
                        prefilled, answers -> AnswersReader.read(answers, machine), messages);
        var background =
                new Background(Runnable::run, Runnable::run, (time, action) -> paused.add(action));
        this.context = new WizardContext(draft, backend, background, messages);
    }

    /// Typing rests for long enough.
    void pauseEnds() {
        while (!paused.isEmpty()) {
            paused.remove().run();
        }
    }
}
