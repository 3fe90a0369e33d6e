package dev.tentaclesetup.cli;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.frontend.LoggedRun;
import dev.tentaclesetup.core.frontend.RunLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// Logs of runs in a folder of a test.
final class TestLog {

    private TestLog() {}

    static LoggedRun in(Path folder) {
        return new LoggedRun(
                new RunLog(folder, InstantSource.system(), Messages.in(Locale.ENGLISH)));
    }
}
