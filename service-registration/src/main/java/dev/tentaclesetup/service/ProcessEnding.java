package dev.tentaclesetup.service;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends a process and all that it started: asks, waits, then forces.
public final class ProcessEnding {

    private ProcessEnding() {}

    /// @return whether all of them are gone
    public static boolean end(ProcessHandle process, Duration patience)
            throws InterruptedException {
        // Before the parent ends: afterwards nobody knows whose children they were.
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
        // Looked at in between because a zombie without a parent that cares never exits for Java.
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
