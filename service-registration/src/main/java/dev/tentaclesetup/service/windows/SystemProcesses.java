package dev.tentaclesetup.service.windows;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The processes as Java sees them.
final class SystemProcesses implements Processes {

    private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

    @Override
    public boolean alive(long processId) {
        return ProcessHandle.of(processId).map(ProcessHandle::isAlive).orElse(false);
    }

    @Override
    public boolean end(long processId, Duration patience) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(processId).orElse(null);
        if (process == null || ended(process, patience)) {
            return true;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return ended(process, AFTER_FORCE);
    }

    private static boolean ended(ProcessHandle process, Duration limit)
            throws InterruptedException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        }
    }
}
