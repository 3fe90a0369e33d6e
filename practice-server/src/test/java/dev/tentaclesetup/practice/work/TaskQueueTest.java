package dev.tentaclesetup.practice.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TaskQueueTest {

    private final Faults faults = new Faults();
    private final TaskQueue queue = new TaskQueue(faults, InstantSource.system());

    @AfterEach
    void stop() {
        queue.close();
    }

    private static TaskOrder order(TaskOrder.Work work) {
        return new TaskOrder(
                "Test", "Test", "Spaces-1", "{}", Duration.ofMinutes(5), List.of(), work);
    }

    private static TaskState state(ServerTask task) {
        return task.progress().state();
    }

    @Test
    void runsFiveAtATimeAndTheRestAfterwards() {
        var release = new CountDownLatch(1);
        var running = new AtomicInteger();
        var tasks = new ArrayList<ServerTask>();
        for (int i = 0; i < 8; i++) {
            tasks.add(
                    queue.submit(
                            order((_, _) -> {
                                running.incrementAndGet();
                                release.await();
                                return new Outcome.Success();
                            })));
        }
        await().until(() -> running.get() == 5);

        assertThat(tasks).filteredOn(task -> state(task) == TaskState.QUEUED).hasSize(3);
        release.countDown();

        await().untilAsserted(
                        () -> assertThat(tasks).allMatch(task -> state(task) == TaskState.SUCCESS));
        assertThat(running).hasValue(8);
    }

    @Test
    void cancelsAWaitingTaskWithoutRunningIt() {
        faults.inject(new Fault.TaskQueueStopped());
        var abandoned = new AtomicBoolean();
        ServerTask task =
                queue.submit(
                        order(
                                new TaskOrder.Work() {
                                    @Override
                                    public Outcome run(String taskId, ActivityLog log) {
                                        return new Outcome.Failure("it ran");
                                    }

                                    @Override
                                    public void abandoned() {
                                        abandoned.set(true);
                                    }
                                }));

        queue.cancel(task);

        assertThat(state(task)).isEqualTo(TaskState.CANCELED);
        await().untilTrue(abandoned);
        faults.clear();
        assertThat(state(task)).isEqualTo(TaskState.CANCELED);
    }

    @Test
    void recordsAMistakeOfTheServerAsAFailure() {
        ServerTask task =
                queue.submit(
                        order((_, _) -> {
                            throw new IllegalStateException("a mistake");
                        }));

        await().until(() -> state(task).completed());

        assertThat(state(task)).isEqualTo(TaskState.FAILED);
        assertThat(task.progress().errorMessage()).contains("a mistake");
    }

    @Test
    void stopsATaskWhoseTimeIsOver() {
        var order =
                new TaskOrder(
                        "Test",
                        "Test",
                        "Spaces-1",
                        "{}",
                        Duration.ofMillis(50),
                        List.of(),
                        (_, _) -> {
                            new CountDownLatch(1).await();
                            return new Outcome.Success();
                        });

        ServerTask task = queue.submit(order);

        await().until(() -> state(task) == TaskState.TIMED_OUT);
    }

    @Test
    void forgetsTheOldestEndedTasks() {
        ServerTask first = queue.submit(order((_, _) -> new Outcome.Success()));
        await().until(() -> state(first).completed());
        for (int i = 0; i < 200; i++) {
            ServerTask task = queue.submit(order((_, _) -> new Outcome.Success()));
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> state(task).completed());
        }

        assertThat(queue.all()).hasSize(200);
        assertThat(queue.byId(first.id())).isEmpty();
        assertThat(queue.all().getFirst().id()).isEqualTo("ServerTasks-201");
    }

    @Test
    void takesNoTaskAfterItsEnd() {
        queue.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> queue.submit(order((_, _) -> new Outcome.Success())));
    }
}
