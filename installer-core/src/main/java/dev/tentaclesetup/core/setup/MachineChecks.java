package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What this machine must be able to do before anything is changed on it.
final class MachineChecks {

    private static final long NEEDED = 200L << 20;

    private final Place place;
    private final List<Problem> problems = new ArrayList<>();

    MachineChecks(Place place) {
        this.place = place;
    }

    /// @param folders that the instance needs
    /// @param ownPort the port that the instance itself has now
    List<Problem> of(Answers answers, WantedFolders folders, Optional<Integer> ownPort)
            throws InterruptedException {
        if (answers.service().run() == Answers.Run.SERVICE) {
            serviceManager();
        }
        folders.all().forEach(this::writable);
        account(answers, folders);
        if (answers.connection() instanceof Answers.Connection.Listening listening
                && !ownPort.equals(Optional.of(listening.port()))) {
            port(listening);
        }
        return List.copyOf(problems);
    }

    private void serviceManager() throws InterruptedException {
        if (place.services().detect() instanceof Detection.Absent absent) {
            problems.add(
                    Problem.blocker(ProblemId.SYS_NOSYSTEMD, absent.missing())
                            .at("service.install", 0));
        }
        if (!place.administrator()) {
            problems.add(
                    Problem.blocker(ProblemId.PRIV_NONE, "", "service.install = yes")
                            .at("service.install", 0));
        }
    }

    /// Looks at the innermost folder that exists, without making anything.
    private void writable(WantedFolders.Folder folder) {
        Path there = folder.path();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            problems.add(
                    Problem.blocker(ProblemId.DISK_RO, there.toString(), folder.path().toString())
                            .at(folder.answer(), 0));
            return;
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            if (free < NEEDED) {
                problems.add(
                        Problem.blocker(
                                        ProblemId.DISK_FULL,
                                        there.toString(),
                                        folder.path().toString(),
                                        megabytes(free),
                                        megabytes(NEEDED))
                                .at(folder.answer(), 0));
            }
        } catch (IOException e) {
            problems.add(FileProblems.of(there, e).problem());
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private void account(Answers answers, WantedFolders folders) {
        try {
            var _ = Owner.of(answers.service().account(), folders.configuration());
        } catch (ProblemException e) {
            problems.add(e.problem().at("service.username", 0));
        }
    }

    private void port(Answers.Connection.Listening listening) {
        String port = Integer.toString(listening.port());
        Optional<String> obstacle =
                ListeningProbe.obstacle(listening.listenAddress(), listening.port());
        obstacle.ifPresent(seen -> {
            boolean denied = seen.toLowerCase(Locale.ROOT).contains("denied");
            Problem problem =
                    denied
                            ? Problem.blocker(ProblemId.PORT_PRIV, seen, port)
                            : Problem.blocker(
                                    ProblemId.PORT_USED,
                                    seen,
                                    port,
                                    PortOwner.of(listening.port()));
            problems.add(problem.at("connection.listen-port", 0));
        });
    }
}
