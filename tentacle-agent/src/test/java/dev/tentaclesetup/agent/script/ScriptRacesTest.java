package dev.tentaclesetup.agent.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tentaclesetup.contracts.CancelScriptCommandV2;
import dev.tentaclesetup.contracts.CompleteScriptCommandV2;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExitCodes;
import dev.tentaclesetup.contracts.ScriptFile;
import dev.tentaclesetup.contracts.ScriptIsolationLevel;
import dev.tentaclesetup.contracts.ScriptStatusRequestV2;
import dev.tentaclesetup.contracts.ScriptStatusResponseV2;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommandV2;
import dev.tentaclesetup.halibut.wire.DataStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Calls for one ticket that meet each other ([tentacle-services 5.2] to [tentacle-services 5.4]).
class ScriptRacesTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    @TempDir Path home;
    private ScriptServiceV2Handler scripts;
    private final CountDownLatch blocked = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @BeforeEach
    void makeHost() {
        scripts =
                new ScriptServiceV2Handler(
                        new ScriptHost(
                                new Workspaces(home),
                                new Bash(Path.of("/bin/bash")),
                                Map.of(),
                                ScriptSecretMask.NONE,
                                InstantSource.system()));
    }

    @Test
    void callThatWaitedForAStartThatFailedStartsTheScriptItself() throws Exception {
        FutureTask<ScriptStatusResponseV2> failing = start(blocking("t", true));
        blocked.await();
        FutureTask<ScriptStatusResponseV2> waiting =
                new FutureTask<>(() -> scripts.startScript(script("t", "sleep 0.2; exit 4")));
        Thread thread = Thread.ofPlatform().start(waiting);
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);

        go.countDown();

        assertThatThrownBy(failing::get).hasRootCauseMessage("broken");
        assertThat(waiting.get().exitCode()).isEqualTo(4);
        assertThat(status("t").exitCode()).isEqualTo(4);
    }

    @Test
    void scriptThatIsJustBeingStartedIsPendingAndCanBeCancelled() throws Exception {
        FutureTask<ScriptStatusResponseV2> starting = start(blocking("t", false));
        blocked.await();

        assertThat(status("t").state()).isEqualTo(ProcessState.PENDING);
        ScriptStatusResponseV2 cancelled =
                scripts.cancelScript(new CancelScriptCommandV2(new ScriptTicket("T"), 0));
        go.countDown();

        assertThat(cancelled.state()).isEqualTo(ProcessState.PENDING);
        assertThat(starting.get().exitCode()).isEqualTo(ScriptExitCodes.CANCELED);
        assertThat(texts(status("t"))).containsExactly("Script execution canceled.");
    }

    @Test
    void cancellingAWaitManyTimesAtOnceCancelsItOnceAndLosesNoLine() throws Exception {
        scripts.startScript(isolated("holder", "sleep 300").waiting(null));
        Awaitility.await().until(() -> status("holder").state() == ProcessState.RUNNING);
        for (int i = 0; i < 20; i++) {
            String ticket = "waiting" + i;
            scripts.startScript(isolated(ticket, "echo never").waiting(null));
            List<FutureTask<ScriptStatusResponseV2>> cancels = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                FutureTask<ScriptStatusResponseV2> task =
                        new FutureTask<>(() ->
                                scripts.cancelScript(
                                        new CancelScriptCommandV2(new ScriptTicket(ticket), 0)));
                cancels.add(task);
                Thread.startVirtualThread(task);
            }
            for (FutureTask<ScriptStatusResponseV2> cancel : cancels) {
                cancel.get();
            }

            ScriptStatusResponseV2 end = end(ticket);

            assertThat(end.exitCode()).isEqualTo(ScriptExitCodes.CANCELED);
            assertThat(texts(end).getLast()).isEqualTo("Script execution canceled.");
        }
        scripts.cancelScript(new CancelScriptCommandV2(new ScriptTicket("holder"), 0));
        assertThat(end("holder").exitCode()).isEqualTo(ScriptExitCodes.KILLED);
    }

    @Test
    void cancelAtAnyMomentEndsInOneOfThreeWays() throws Exception {
        long seed = Long.getLong("test.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            ScriptTicket ticket = new ScriptTicket("t" + i);
            scripts.startScript(script("t" + i, "echo x; true").waiting(null));
            LockSupport.parkNanos(random.nextInt(12_000_000));

            scripts.cancelScript(new CancelScriptCommandV2(ticket, 0));
            ScriptStatusResponseV2 end = end("t" + i);

            assertThat(end.exitCode())
                    .as("seed " + seed)
                    .isIn(0, ScriptExitCodes.KILLED, ScriptExitCodes.CANCELED);
            assertThat(texts(end).getLast())
                    .as("seed " + seed)
                    .isEqualTo(
                            end.exitCode() == ScriptExitCodes.CANCELED
                                    ? "Script execution canceled."
                                    : "Process /bin/bash in "
                                            + home.resolve("Work/t" + i)
                                            + " exited with code "
                                            + end.exitCode());
        }
    }

    @Test
    void scriptThatWasCompletedWhileItRanDoesNotTouchItsSuccessorsState() throws Exception {
        Workspace workspace = new Workspace(home.resolve("Work/t"));
        workspace.create();
        StartedTicket ticket = new StartedTicket(workspace);
        ScriptState created = ScriptState.created(InstantSource.system().instant());
        RecordedProgress progress = new RecordedProgress(ticket, created, InstantSource.system());
        workspace.state().create(created);

        ticket.complete();
        progress.completed(0);

        assertThat(workspace.state().read()).contains(created);
    }

    @Test
    void completionInOtherLettersRemovesTheWorkspace() throws Exception {
        scripts.startScript(script("MixedCase", "exit 0"));

        scripts.completeScript(new CompleteScriptCommandV2(new ScriptTicket("mIXEDcASE")));

        assertThat(home.resolve("Work")).isEmptyDirectory();
    }

    private FutureTask<ScriptStatusResponseV2> start(StartScriptCommandV2 command) {
        FutureTask<ScriptStatusResponseV2> task =
                new FutureTask<>(() -> scripts.startScript(command));
        Thread.ofPlatform().start(task);
        return task;
    }

    /// A start that hangs in the middle of its preparation.
    private StartScriptCommandV2 blocking(String ticket, boolean breaks) {
        DataStream content =
                DataStream.of(
                        0,
                        out -> {
                            blocked.countDown();
                            CompletableFuture.runAsync(this::awaitGo).join();
                            if (breaks) {
                                throw new IOException("broken");
                            }
                        });
        return script(ticket, "echo never")
                .with(List.of(new ScriptFile("file", content, null)), List.of());
    }

    private void awaitGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static StartScriptCommandV2 script(String ticket, String body) {
        return StartScriptCommandV2.of(new ScriptTicket(ticket), "ServerTasks-1", body)
                .waiting(LONG);
    }

    private static StartScriptCommandV2 isolated(String ticket, String body) {
        return script(ticket, body)
                .isolated(ScriptIsolationLevel.FULL_ISOLATION, Duration.ZERO, "m");
    }

    private ScriptStatusResponseV2 status(String ticket) throws Exception {
        return scripts.getStatus(new ScriptStatusRequestV2(new ScriptTicket(ticket), 0));
    }

    private ScriptStatusResponseV2 end(String ticket) {
        return Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(LONG)
                .until(() -> status(ticket), answer -> answer.state() == ProcessState.COMPLETE);
    }

    private static List<String> texts(ScriptStatusResponseV2 answer) {
        return answer.logs().stream().map(ProcessOutput::text).toList();
    }
}
