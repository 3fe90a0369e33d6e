package dev.tentaclesetup.ui.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tentaclesetup.ui.background.Background.Outcome;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProbeTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Deque<Runnable> paused = new ArrayDeque<>();
    private final List<String> answers = new ArrayList<>();
    private final Probe probe =
            new Probe(new Background(work::add, Runnable::run, (time, later) -> paused.add(later)));

    @Test
    void deliversTheAnswerToTheNewestQuestionOnly() {
        ask("first");
        ask("second");

        work.forEach(Runnable::run);

        assertThat(answers).containsExactly("second");
    }

    @Test
    void asksOnceWhenTypingRests() {
        probe.askAfter(Duration.ofMillis(600), () -> ask("one"));
        probe.askAfter(Duration.ofMillis(600), () -> ask("two"));

        paused.forEach(Runnable::run);
        work.forEach(Runnable::run);

        assertThat(answers).containsExactly("two");
    }

    @Test
    void asksNothingAfterBeingCancelledInThePause() {
        probe.askAfter(Duration.ofMillis(600), () -> ask("one"));
        probe.cancel();

        paused.forEach(Runnable::run);

        assertThat(work).isEmpty();
    }

    @Test
    void deliversAFailureAsAnOutcome() {
        probe.<String>ask(
                () -> {
                    throw new IllegalStateException("broken");
                },
                outcome ->
                        answers.add(
                                switch (outcome) {
                                    case Outcome.Done<String>(var text) -> text;
                                    case Outcome.Failed<String>(var cause) -> cause.getMessage();
                                }));

        work.forEach(Runnable::run);

        assertThat(answers).containsExactly("broken");
    }

    @Test
    void interruptsWorkThatIsNotWantedAnyMore() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var live = new Probe(new Background(threads, Runnable::run, (time, later) -> {}));
            live.ask(
                    () -> {
                        begun.countDown();
                        try {
                            return new CountDownLatch(1).await(1, TimeUnit.MINUTES);
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw e;
                        }
                    },
                    outcome -> answers.add("delivered"));
            begun.await();

            live.cancel();

            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(answers).isEmpty();
    }

    private void ask(String text) {
        probe.ask(
                () -> text,
                outcome -> {
                    if (outcome instanceof Outcome.Done<String>(var answer)) {
                        answers.add(answer);
                    }
                });
    }
}
