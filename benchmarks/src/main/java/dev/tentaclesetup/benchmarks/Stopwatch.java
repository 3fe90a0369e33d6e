package dev.tentaclesetup.benchmarks;

/// Times one piece of work.
final class Stopwatch {

    private Stopwatch() {}

    /// Something to time.
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    /// Seconds that the task takes.
    static double seconds(Task task) throws Exception {
        long begin = System.nanoTime();
        task.run();
        return (System.nanoTime() - begin) / 1e9;
    }
}
