package dev.tentaclesetup.ui.setup;

import dev.tentaclesetup.ui.widget.Status;
import java.time.Duration;
import java.util.Optional;

/// One line of the running set-up.
///
/// @param title the step in words
/// @param took empty while it is not over, or when nothing had to be done
record StepRow(String title, Status mark, Optional<Duration> took) {

    StepRow with(Status now) {
        return new StepRow(title, now, took);
    }

    StepRow with(Status now, Duration time) {
        return new StepRow(title, now, Optional.of(time));
    }
}
