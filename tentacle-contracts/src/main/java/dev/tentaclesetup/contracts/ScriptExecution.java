package dev.tentaclesetup.contracts;

import dev.tentaclesetup.halibut.wire.HalibutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Drives one script to its end as a server does: start, ask for the status until it is complete,
/// complete [tentacle-services 11.1].
///
/// The workspace is removed in the end whatever happened, as far as the Tentacle can be reached.
public final class ScriptExecution {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(10);
    private static final System.Logger LOG = System.getLogger(ScriptExecution.class.getName());

    /// Waits between two questions.
    @FunctionalInterface
    public interface Pause {
        void await(Duration duration) throws InterruptedException;
    }

    private final TentacleClient client;
    private final InstantSource clock;
    private final Pause pause;

    public ScriptExecution(TentacleClient client) {
        this(client, InstantSource.system(), ScriptExecution::await);
    }

    /// With a clock and a pause of the caller's choice, so that nothing waits in tests.
    public ScriptExecution(TentacleClient client, InstantSource clock, Pause pause) {
        this.client = client;
        this.clock = clock;
        this.pause = pause;
    }

    /// Runs a script and hands over its log lines in order, each once.
    ///
    /// @param limit how long the script may take from now; afterwards it is cancelled
    /// @throws InterruptedException if the thread is interrupted; the script is cancelled first
    public ScriptOutcome run(
            StartScriptCommandV2 command, Duration limit, Consumer<ProcessOutput> lines)
            throws HalibutException, InterruptedException {
        Instant end = clock.instant().plus(limit);
        try {
            return drive(command, end, lines);
        } catch (InterruptedException e) {
            cancelQuietly(command.ticket());
            throw e;
        } finally {
            completeQuietly(command.ticket());
        }
    }

    private ScriptOutcome drive(
            StartScriptCommandV2 command, Instant end, Consumer<ProcessOutput> lines)
            throws HalibutException, InterruptedException {
        ScriptStatusResponseV2 status = client.startScript(limited(command, end));
        status.logs().forEach(lines);
        Duration wait = FIRST_PAUSE;
        while (status.state() != ProcessState.COMPLETE) {
            if (!clock.instant().isBefore(end)) {
                return cancel(status, lines);
            }
            wait = pauseUnlessBusy(status, wait);
            status =
                    client.getStatus(
                            new ScriptStatusRequestV2(command.ticket(), status.nextLogSequence()));
            status.logs().forEach(lines);
        }
        return new ScriptOutcome.Finished(status.exitCode());
    }

    /// A long log comes in pages; there is no reason to wait between two of them.
    private Duration pauseUnlessBusy(ScriptStatusResponseV2 status, Duration wait)
            throws InterruptedException {
        if (status.logs().size() > 100) {
            return FIRST_PAUSE;
        }
        pause.await(wait);
        Duration longer = wait.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private StartScriptCommandV2 limited(StartScriptCommandV2 command, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        Duration wait = command.durationToWait();
        return wait == null || wait.compareTo(left) <= 0 ? command : command.waiting(left);
    }

    private ScriptOutcome cancel(ScriptStatusResponseV2 last, Consumer<ProcessOutput> lines)
            throws HalibutException, InterruptedException {
        Instant end = clock.instant().plus(CANCEL_LIMIT);
        ScriptStatusResponseV2 status = last;
        Duration wait = FIRST_PAUSE;
        while (status.state() != ProcessState.COMPLETE && clock.instant().isBefore(end)) {
            status =
                    client.cancelScript(
                            new CancelScriptCommandV2(last.ticket(), status.nextLogSequence()));
            status.logs().forEach(lines);
            if (status.state() != ProcessState.COMPLETE) {
                wait = pauseUnlessBusy(status, wait);
            }
        }
        return new ScriptOutcome.TimedOut(status.exitCode());
    }

    private void cancelQuietly(ScriptTicket ticket) {
        boolean interrupted = Thread.interrupted();
        try {
            client.cancelScript(new CancelScriptCommandV2(ticket, Long.MAX_VALUE));
        } catch (HalibutException e) {
            LOG.log(System.Logger.Level.WARNING, "could not cancel " + ticket.taskId(), e);
        } finally {
            restore(interrupted);
        }
    }

    private void completeQuietly(ScriptTicket ticket) {
        boolean interrupted = Thread.interrupted();
        try {
            client.completeScript(new CompleteScriptCommandV2(ticket));
        } catch (HalibutException e) {
            LOG.log(System.Logger.Level.WARNING, "could not clean up after " + ticket.taskId(), e);
        } finally {
            restore(interrupted);
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Duration duration) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
        assert !never;
    }
}
