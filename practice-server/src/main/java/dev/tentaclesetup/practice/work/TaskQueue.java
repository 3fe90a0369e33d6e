package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.store.LogLine.Category;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs tasks, a few at a time, each on a virtual thread of its own with a second one that watches
/// its time.
///
/// While [Fault.TaskQueueStopped] is on, queued tasks stay queued and running ones go on.
public final class TaskQueue implements AutoCloseable {

    private static final Logger LOG = System.getLogger(TaskQueue.class.getName());

    /// Tasks that run at the same time, as on a vendor's node with its usual setting [octopus-api
    /// 10.2].
    private static final int MOST_AT_ONCE = 5;

    /// Longer than any program runs.
    private static final Duration NO_END = Duration.ofDays(365);

    /// Tasks that are remembered; the oldest completed ones are forgotten first.
    private static final int REMEMBERED = 200;

    private final Faults faults;
    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private int last;
    private int running;
    private boolean closed;

    /// @param clock stamps the tasks
    public TaskQueue(Faults faults, InstantSource clock) {
        this.faults = faults;
        this.clock = clock;
        faults.onChange(this::wakeUp);
    }

    private static final class Entry {
        final ServerTask task;
        @Nullable Thread runner;

        Entry(ServerTask task) {
            this.task = task;
        }
    }

    /// Queues a task.
    ///
    /// @throws IllegalStateException after [#close()], or when too many tasks are waiting
    public synchronized ServerTask submit(TaskOrder order) {
        if (closed) {
            throw new IllegalStateException("the server is being stopped");
        }
        forgetOldest();
        last++;
        var entry = new Entry(new ServerTask("ServerTasks-" + last, order, clock));
        entries.put(entry.task.id(), entry);
        entry.runner = Thread.ofVirtual().name(entry.task.id()).start(() -> waitAndRun(entry.task));
        return entry.task;
    }

    private void forgetOldest() {
        if (entries.size() < REMEMBERED) {
            return;
        }
        String oldest =
                entries.values().stream()
                        .map(entry -> entry.task)
                        .filter(task -> task.progress().state().completed())
                        .map(ServerTask::id)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("too many tasks are waiting"));
        entries.remove(oldest);
    }

    /// The task with that id.
    public synchronized Optional<ServerTask> byId(String id) {
        return entries.values().stream()
                .map(entry -> entry.task)
                .filter(task -> task.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /// All remembered tasks, newest first.
    public synchronized List<ServerTask> all() {
        var tasks = new ArrayList<ServerTask>();
        entries.values().forEach(entry -> tasks.addFirst(entry.task));
        return tasks;
    }

    /// Asks a task to stop; nothing happens when it has ended.
    public synchronized void cancel(ServerTask task) {
        Entry entry = entries.get(task.id());
        if (task.cancel() && entry != null && entry.runner != null) {
            entry.runner.interrupt();
        }
    }

    private void waitAndRun(ServerTask task) {
        try {
            waitForTurn();
        } catch (InterruptedException _) {
            task.order().work().abandoned();
            return;
        }
        try {
            if (task.begin()) {
                watch(task, Thread.currentThread());
                task.end(run(task));
            } else {
                task.order().work().abandoned();
            }
        } finally {
            giveBackTurn();
        }
    }

    private static Outcome run(ServerTask task) {
        try {
            return task.order().work().run(task.id(), task.log());
        } catch (InterruptedException _) {
            return new Outcome.Failure("The task was stopped.");
        } catch (RuntimeException e) {
            LOG.log(
                    Logger.Level.ERROR,
                    "task " + task.id() + " failed by a mistake of the server",
                    e);
            task.log().add(Category.FATAL, e.toString());
            return new Outcome.Failure(e.toString());
        }
    }

    private static void watch(ServerTask task, Thread runner) {
        Thread.ofVirtual()
                .name(task.id() + " time")
                .start(() -> {
                    try {
                        if (!runner.join(task.order().limit())) {
                            task.timeOut();
                            runner.interrupt();
                        }
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    private synchronized void waitForTurn() throws InterruptedException {
        while (running >= MOST_AT_ONCE || faults.on(Fault.TaskQueueStopped.class)) {
            wait();
        }
        running++;
    }

    private synchronized void giveBackTurn() {
        running--;
        notifyAll();
    }

    private synchronized void wakeUp() {
        notifyAll();
    }

    /// Cancels every task and takes no more; returns when none runs any longer or the time is over.
    ///
    /// @param grace for cancelling scripts on Tentacles that answer
    public void stop(Duration grace) {
        List<Entry> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(entries.values());
        }
        left.forEach(entry -> cancel(entry.task));
        Instant end = clock.instant().plus(grace);
        try {
            for (Entry entry : left) {
                Duration rest = Duration.between(clock.instant(), end);
                if (entry.runner != null && rest.isPositive()) {
                    entry.runner.join(rest);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Cancels every task; returns when none runs any longer. Close the way to the Tentacles
    /// before: a task waits for the answer to its last call.
    @Override
    public void close() {
        stop(NO_END);
    }
}
