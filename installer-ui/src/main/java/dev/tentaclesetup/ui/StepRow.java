package dev.tentaclesetup.ui;

import dev.tentaclesetup.ui.widget.Mark;
import java.time.Duration;
import java.util.Optional;

/// One line of the running set-up.
///
/// @param title the step in words
/// @param took empty while it is not over, or when nothing had to be done
record StepRow(String title, Mark mark, Optional<Duration> took) {

    StepRow with(Mark now) {
        return new StepRow(title, now, took);
    }

    StepRow with(Mark now, Duration time) {
        return new StepRow(title, now, Optional.of(time));
    }
}
