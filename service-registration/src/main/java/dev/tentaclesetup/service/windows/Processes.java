package dev.tentaclesetup.service.windows;

import java.time.Duration;

/// The processes of this host, by their number.
interface Processes {

    boolean alive(long processId);

    /// Waits for its end, and ends it with all its children when it does not come.
    ///
    /// @return whether it is gone
    boolean end(long processId, Duration patience) throws InterruptedException;
}
