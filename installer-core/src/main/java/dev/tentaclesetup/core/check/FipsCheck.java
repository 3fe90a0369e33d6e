package dev.tentaclesetup.core.check;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether this host allows approved cryptography only. Java brings its own, and what the agent
/// stores may still be refused by another program: worth a warning [wizard-reference 9.6].
///
/// @param flag the kernel's file; absent on Windows and on kernels without the mode
public record FipsCheck(Path flag) implements HostCheck<Void> {

    private static final Path KERNEL = Path.of("/proc/sys/crypto/fips_enabled");

    /// Of this host.
    public static FipsCheck system() {
        return new FipsCheck(KERNEL);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return flag.toString();
    }

    @Override
    public Observation<Void> observe() {
        return Observation.perhaps(
                Optional.of(about())
                        .filter(_ -> on())
                        .map(seen -> Problem.of(ProblemId.FIPS, seen)));
    }

    /// Files of the kernel have no size, so they are read by lines.
    private boolean on() {
        try {
            return Files.readAllLines(flag).stream().anyMatch(line -> line.strip().equals("1"));
        } catch (IOException none) {
            return false;
        }
    }
}
