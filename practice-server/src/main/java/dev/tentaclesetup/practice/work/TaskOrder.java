package dev.tentaclesetup.practice.work;

import java.time.Duration;
import java.util.List;

/// What a task shall do, as it was asked for.
///
/// @param name the kind, e.g. `Health`
/// @param arguments the JSON object of the request, shown again in the task's document
/// @param limit how long it may run
/// @param machineIds the machines it concerns
/// @param work what it does
public record TaskOrder(
        String name,
        String description,
        String spaceId,
        String arguments,
        Duration limit,
        List<String> machineIds,
        Work work) {

    /// Copies the list.
    public TaskOrder {
        machineIds = List.copyOf(machineIds);
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("a task's time is positive, not " + limit);
        }
    }

    /// The doing.
    @FunctionalInterface
    public interface Work {

        /// Does it. An interrupt asks it to stop.
        ///
        /// @param log the task's uppermost step, begun already
        Outcome run(String taskId, ActivityLog log) throws InterruptedException;

        /// Called instead of [#run] when the task ends before its turn came.
        default void abandoned() {}
    }
}
