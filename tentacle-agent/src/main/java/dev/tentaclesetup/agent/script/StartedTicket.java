package dev.tentaclesetup.agent.script;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A ticket of version 2 that this process starts or has started, and that was not completed yet.
final class StartedTicket {
    /// Held while the ticket is being started, and while that call waits for the script's end.
    private final ReentrantLock starting = new ReentrantLock();

    private final Workspace workspace;
    private @Nullable RunningScript script;
    private boolean cancelled;
    private volatile boolean completed;

    StartedTicket(Workspace workspace) {
        this.workspace = workspace;
    }

    void lock() throws InterruptedException {
        starting.lockInterruptibly();
    }

    void unlock() {
        starting.unlock();
    }

    Workspace workspace() {
        return workspace;
    }

    /// Null until it is started.
    synchronized @Nullable RunningScript script() {
        return script;
    }

    /// Begins the script. A cancel that came before takes effect at once.
    synchronized void begin(RunningScript ready) {
        script = ready;
        if (cancelled) {
            ready.cancel();
        }
        ready.begin();
    }

    void cancel() {
        RunningScript running;
        synchronized (this) {
            cancelled = true;
            running = script;
        }
        if (running != null) {
            running.cancel();
        }
    }

    /// The caller is done with this ticket. A script that runs goes on; one that is just being
    /// started does not begin.
    synchronized void complete() {
        completed = true;
        cancelled = script == null;
    }

    /// Whether the workspace may belong to another script by now.
    boolean completed() {
        return completed;
    }
}
