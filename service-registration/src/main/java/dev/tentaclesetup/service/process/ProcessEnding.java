package dev.tentaclesetup.service.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends a process and all that it started: asks, waits, then kills.
final class ProcessEnding {

    private ProcessEnding() {}

    /// @param patience for the process, and again for each that it started
    /// @return whether all of them are gone
    static boolean end(ProcessHandle process, Duration patience) throws InterruptedException {
        // Before the parent ends: afterwards they are children of the init process.
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!await(process, patience)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        boolean gone = await(process, patience);
        for (ProcessHandle child : children) {
            gone &= await(child, patience);
        }
        return gone;
    }

    private static boolean await(ProcessHandle process, Duration limit)
            throws InterruptedException {
        // Checked at intervals, because Java never sees the exit of a zombie whose parent does not
        // wait for it.
        long slice = TimeUnit.MILLISECONDS.toNanos(100);
        for (long left = limit.toNanos(); left > 0; left -= slice) {
            if (ProcessMark.of(process.pid()).isEmpty()) {
                return true;
            }
            if (exits(process, Math.min(slice, left))) {
                return true;
            }
        }
        return false;
    }

    private static boolean exits(ProcessHandle process, long nanos) throws InterruptedException {
        try {
            process.onExit().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
