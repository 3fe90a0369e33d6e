package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.contracts.CancelScriptCommand;
import dev.tentaclesetup.contracts.CompleteScriptCommand;
import dev.tentaclesetup.contracts.ProcessOutput;
import dev.tentaclesetup.contracts.ProcessState;
import dev.tentaclesetup.contracts.ScriptExecution;
import dev.tentaclesetup.contracts.ScriptStatusRequest;
import dev.tentaclesetup.contracts.ScriptStatusResponse;
import dev.tentaclesetup.contracts.ScriptTicket;
import dev.tentaclesetup.contracts.StartScriptCommand;
import dev.tentaclesetup.contracts.TentacleClient;
import dev.tentaclesetup.halibut.wire.HalibutException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.function.Consumer;

/// Drives one script by version 1 of the script service, for Tentacles that have no other
/// [tentacle-services 11.2]: start once, ask until it is complete, take the last lines and the exit
/// code from the completion.
final class FirstVersionScript {

    private static final Logger LOG = System.getLogger(FirstVersionScript.class.getName());
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final TentacleClient client;
    private final ScriptExecution.Pause pause;

    FirstVersionScript(TentacleClient client, ScriptExecution.Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /// @return the exit code
    /// @throws InterruptedException after the script was cancelled
    int run(StartScriptCommand command, Consumer<ProcessOutput> lines)
            throws HalibutException, InterruptedException {
        ScriptTicket ticket = client.startScript(command);
        boolean completed = false;
        try {
            long next = awaitEnd(ticket, lines);
            ScriptStatusResponse last =
                    client.completeScript(new CompleteScriptCommand(ticket, next));
            completed = true;
            last.logs().forEach(lines);
            return last.exitCode();
        } finally {
            if (!completed) {
                abandon(ticket);
            }
        }
    }

    private long awaitEnd(ScriptTicket ticket, Consumer<ProcessOutput> lines)
            throws HalibutException, InterruptedException {
        long next = 0;
        Duration wait = FIRST_PAUSE;
        while (true) {
            ScriptStatusResponse status = client.getStatus(new ScriptStatusRequest(ticket, next));
            status.logs().forEach(lines);
            next = status.nextLogSequence();
            if (status.state() == ProcessState.COMPLETE) {
                return next;
            }
            pause.await(wait);
            Duration longer = wait.multipliedBy(2);
            wait = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private void abandon(ScriptTicket ticket) {
        boolean interrupted = Thread.interrupted();
        try {
            client.cancelScript(new CancelScriptCommand(ticket, Long.MAX_VALUE));
            client.completeScript(new CompleteScriptCommand(ticket, Long.MAX_VALUE));
        } catch (HalibutException e) {
            LOG.log(Logger.Level.DEBUG, "a script could not be cancelled", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
