package dev.tentaclesetup.agent.script;

import static dev.tentaclesetup.contracts.ScriptIsolationLevel.FULL_ISOLATION;
import static dev.tentaclesetup.contracts.ScriptIsolationLevel.NO_ISOLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.agent.script.IsolationMutexes.Lease;
import dev.tentaclesetup.agent.script.IsolationMutexes.Request;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationTest {
    private static final String ALONE =
            " requires that no other Octopus scripts are executing on this target at the same time.";

    @TempDir Path folder;
    private final IsolationMutexes mutexes = new IsolationMutexes();
    private ScriptLog log;

    @BeforeEach
    void openLog() throws Exception {
        log = ScriptLog.open(folder.resolve("Output.log"), InstantSource.system());
    }

    @AfterEach
    void closeLog() throws Exception {
        log.close();
    }

    @Test
    void scriptsWithoutIsolationRunTogether() throws Exception {
        try (Lease _ = acquire(NO_ISOLATION, "a", 0);
                Lease _ = acquire(NO_ISOLATION, "b", 0)) {
            assertThat(mutexes.holders("RunningScript").readers()).containsExactly("a", "b");
        }
        assertThat(mutexes.holders("RunningScript").readers()).isEmpty();
    }

    @Test
    void namesAreMutexesOfTheirOwn() throws Exception {
        try (Lease _ =
                        mutexes.acquire(
                                new Request(FULL_ISOLATION, "x", Duration.ZERO, "a"),
                                log,
                                () -> false);
                Lease _ =
                        mutexes.acquire(
                                new Request(FULL_ISOLATION, "X", Duration.ZERO, "a"),
                                log,
                                () -> false)) {
            assertThat(mutexes.holders("x").writer()).isEqualTo("a");
            assertThat(mutexes.holders("X").writer()).isEqualTo("a");
        }
    }

    @Test
    void firstLineNamesMutexLevelAndTask() throws Exception {
        acquire(FULL_ISOLATION, "ServerTasks-11", 0).close();

        assertThat(texts())
                .containsExactly(
                        "##octopus[stdout-verbose]",
                        "Acquiring isolation mutex RunningScript with FullIsolation in ServerTasks-11",
                        "##octopus[stdout-default]");
    }

    @Test
    void waitForAWriterTimesOutAndSaysWho() throws Exception {
        try (Lease _ = acquire(FULL_ISOLATION, "ServerTasks-70", 0)) {
            assertThatThrownBy(() -> acquire(NO_ISOLATION, "ServerTasks-71", 1))
                    .isInstanceOf(IsolationMutexes.MutexTimeout.class);
        }

        assertThat(texts())
                .contains(
                        "##octopus[stdout-wait]",
                        "Waiting for the script in task [ServerTasks-70](~/app#/tasks/ServerTasks-70)"
                                + " to finish as that script"
                                + ALONE)
                .endsWith(
                        "This task waited more than 0 minutes and timed out. Task"
                                + " [ServerTasks-70](~/app#/tasks/ServerTasks-70) is still running.");
    }

    @Test
    void waitForSeveralReadersNamesThemAll() throws Exception {
        try (Lease _ = acquire(NO_ISOLATION, "c", 0);
                Lease _ = acquire(NO_ISOLATION, "a", 0);
                Lease _ = acquire(NO_ISOLATION, "w", 0)) {
            assertThatThrownBy(() -> acquire(FULL_ISOLATION, "w", 1))
                    .isInstanceOf(IsolationMutexes.MutexTimeout.class);
        }

        assertThat(texts())
                .contains(
                        "Waiting on scripts in tasks [a](~/app#/tasks/a), [c](~/app#/tasks/c) and This"
                                + " Task to finish. This script"
                                + ALONE);
    }

    @Test
    void sameTaskIsCalledThisTask() throws Exception {
        try (Lease _ = acquire(NO_ISOLATION, "a", 0)) {
            assertThatThrownBy(() -> acquire(FULL_ISOLATION, "a", 1))
                    .isInstanceOf(IsolationMutexes.MutexTimeout.class);
        }

        assertThat(texts())
                .contains("Waiting on another script in this task to finish as this task" + ALONE);
    }

    @Test
    void twoReadLocksOfOneTaskAreReleasedOneByOne() throws Exception {
        Lease first = acquire(NO_ISOLATION, "a", 0);
        Lease second = acquire(NO_ISOLATION, "a", 0);

        first.close();
        assertThat(mutexes.holders("RunningScript").readers()).containsExactly("a");
        second.close();
        assertThat(mutexes.holders("RunningScript").readers()).isEmpty();
    }

    @Test
    void waitingWriterGoesBeforeNewReaders() throws Exception {
        Lease reader = acquire(NO_ISOLATION, "r1", 0);
        CompletableFuture<Lease> writer = later(FULL_ISOLATION, "w");
        awaitText("Acquiring isolation mutex RunningScript with FullIsolation in w");
        awaitText("##octopus[stdout-wait]");

        assertThatThrownBy(() -> acquire(NO_ISOLATION, "r2", 150))
                .isInstanceOf(IsolationMutexes.MutexTimeout.class);
        reader.close();

        writer.get().close();
    }

    @Test
    void cancelledWaitEndsAndIsTold() throws Exception {
        Request request = new Request(NO_ISOLATION, null, Duration.ZERO, "b");
        AtomicBoolean cancelled = new AtomicBoolean();
        try (Lease _ = acquire(FULL_ISOLATION, "a", 0)) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    mutexes.acquire(request, log, cancelled::get).close();
                } catch (Exception e) {
                    failure.complete(e);
                }
            });
            awaitText("##octopus[stdout-wait]");

            cancelled.set(true);
            mutexes.wake(request);

            assertThat(failure.get()).isInstanceOf(IsolationMutexes.MutexCanceled.class);
        }
        assertThat(texts())
                .endsWith(
                        "This task was canceled before it could start. Task [a](~/app#/tasks/a) is still"
                                + " running.");
    }

    @Test
    void mutexThatNobodyUsesIsForgotten() throws Exception {
        Lease holder = acquire(FULL_ISOLATION, "a", 0);
        assertThatThrownBy(() -> acquire(NO_ISOLATION, "b", 1))
                .isInstanceOf(IsolationMutexes.MutexTimeout.class);
        assertThat(mutexes.count()).isOne();

        holder.close();

        assertThat(mutexes.count()).isZero();
    }

    @Test
    void senselessTimeoutsAreRefused() {
        assertThatThrownBy(() -> acquire(NO_ISOLATION, "a", -2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> acquire(NO_ISOLATION, "a", 4_294_967_295L))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Lease acquire(ScriptIsolationLevel level, String task, long millis) throws Exception {
        return mutexes.acquire(
                new Request(level, null, Duration.ofMillis(millis), task), log, () -> false);
    }

    private CompletableFuture<Lease> later(ScriptIsolationLevel level, String task) {
        CompletableFuture<Lease> lease = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        lease.complete(acquire(level, task, 0));
                    } catch (Exception e) {
                        lease.completeExceptionally(e);
                    }
                });
        return lease;
    }

    private void awaitText(String text) {
        Awaitility.await(text).until(() -> texts().contains(text));
    }

    private List<String> texts() throws Exception {
        return log.page(0).lines().stream().map(ProcessOutput::text).toList();
    }
}
