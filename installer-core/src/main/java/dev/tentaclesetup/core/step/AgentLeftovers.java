package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What an agent makes in its home once it runs [tentacle-configuration 3.4]: an agent that is
/// taken back leaves nothing that was not there before it was started.
public final class AgentLeftovers {

    /// The names of all of it.
    public static final List<String> NAMES =
            List.of(
                    "Logs",
                    "Work",
                    "livez.heartbeat",
                    "agent.lock",
                    "DeploymentJournal.xml",
                    "PackageRetentionJournal.json");

    private final Path home;
    private final List<Path> absent = new ArrayList<>();

    public AgentLeftovers(Path home) {
        this.home = home;
    }

    /// Remembers what is not there; called before the start.
    void note() {
        NAMES.stream().map(home::resolve).filter(path -> !there(path)).forEach(absent::add);
    }

    /// Deletes what has appeared since; called after the stop.
    void remove() throws ProblemException {
        for (Path trace : absent) {
            try {
                FileTree.delete(trace);
            } catch (IOException e) {
                throw FileProblems.of(trace, e);
            }
        }
    }

    void requireRemoved() throws ProblemException {
        for (Path trace : absent) {
            if (there(trace)) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.DISK_IO, "", trace.toString())
                                .because(Reason.of("still-there")));
            }
        }
    }

    private static boolean there(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }
}
