package dev.tentaclesetup.ui.background;

import dev.tentaclesetup.ui.background.Background.Outcome;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A live question to server or host, of which only the newest counts: asking again cancels what
/// was asked before, and asking after a pause waits until typing stops. Used on the window's thread
/// only.
public final class Probe {

    /// How long typing has to rest before a question is asked.
    public static final Duration TYPING_PAUSE = Duration.ofMillis(600);

    private final Background background;
    private @Nullable Work running;
    private long generation;

    public Probe(Background background) {
        this.background = background;
    }

    /// Asks at once.
    public <T> void ask(Callable<T> question, Consumer<Outcome<T>> answer) {
        cancel();
        running = background.start(question, answer);
    }

    /// Asks when nothing newer was asked for the pause.
    ///
    /// @param question made when the pause is over, on the window's thread
    public void askAfter(Duration pause, Runnable question) {
        cancel();
        long mine = generation;
        background
                .delay()
                .after(
                        pause,
                        () ->
                                background
                                        .window()
                                        .execute(() -> {
                                            if (mine == generation) {
                                                question.run();
                                            }
                                        }));
    }

    /// Forgets the question, whether waiting or running.
    public void cancel() {
        generation++;
        if (running != null) {
            running.cancel();
            running = null;
        }
    }
}
