package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.LogLine.Category;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Does the same on several machines at once, each on a virtual thread, each within its own time.
final class OnMachines {

    private OnMachines() {}

    /// What is done on one machine; it writes its own log and returns whether it went well.
    @FunctionalInterface
    interface Step {
        boolean run(String machineId, ActivityLog log) throws InterruptedException;
    }

    /// One machine's part of a task.
    ///
    /// @param title of its log
    record Part(String machineId, String title) {}

    /// Waits for all parts. An interrupt stops all of them.
    ///
    /// @return the titles of the parts that did not go well
    static List<String> run(List<Part> parts, ActivityLog log, Duration limit, Step step)
            throws InterruptedException {
        var workers = new ArrayList<Worker>();
        for (Part part : parts) {
            workers.add(new Worker(part, log.child(part.title()), step));
        }
        try {
            for (Worker worker : workers) {
                worker.await(limit);
            }
        } catch (InterruptedException e) {
            workers.forEach(Worker::interrupt);
            for (Worker worker : workers) {
                worker.thread.join();
                worker.log.end(Activity.Status.CANCELED);
            }
            throw e;
        }
        return workers.stream()
                .filter(worker -> !worker.well())
                .map(worker -> worker.part.title())
                .toList();
    }

    private static final class Worker {
        final Part part;
        final ActivityLog log;
        final Thread thread;
        private final AtomicReference<Activity.Status> outcome =
                new AtomicReference<>(Activity.Status.FAILED);
        private boolean interrupted;

        Worker(Part part, ActivityLog log, Step step) {
            this.part = part;
            this.log = log;
            log.begin();
            this.thread = Thread.ofVirtual().name(part.title()).start(() -> work(step));
        }

        private void work(Step step) {
            try {
                if (step.run(part.machineId(), log)) {
                    outcome.set(Activity.Status.SUCCESS);
                }
            } catch (InterruptedException _) {
                log.add(Category.FATAL, "Stopped before it had ended.");
            } catch (RuntimeException e) {
                log.add(Category.FATAL, e.toString());
            }
        }

        /// The time counts from when this machine is looked at; with several machines the later
        /// ones are given the time that the earlier ones took in addition.
        void await(Duration limit) throws InterruptedException {
            if (!thread.join(limit)) {
                log.add(Category.ERROR, "No end after " + limit.toSeconds() + " seconds.");
                interrupt();
                thread.join();
            }
            log.end(outcome.get());
        }

        /// Once: a second interrupt would disturb the cleaning up after the first.
        void interrupt() {
            if (!interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        boolean well() {
            return outcome.get() == Activity.Status.SUCCESS;
        }
    }
}
