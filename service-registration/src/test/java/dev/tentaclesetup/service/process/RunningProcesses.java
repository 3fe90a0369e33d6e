package dev.tentaclesetup.service.process;

/// Whether processes run, as this module sees it: a zombie does not.
public final class RunningProcesses {

    private RunningProcesses() {}

    public static boolean runs(long processId) {
        return ProcessMark.of(processId).isPresent();
    }
}
