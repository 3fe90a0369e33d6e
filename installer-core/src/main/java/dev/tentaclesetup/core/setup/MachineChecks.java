package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.Check;
import dev.tentaclesetup.core.check.CheckRunner;
import dev.tentaclesetup.core.check.FolderCheck;
import dev.tentaclesetup.core.check.ListenPortCheck;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What this machine must be able to do before anything is changed on it.
final class MachineChecks {

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
        for (WantedFolders.Folder folder : folders.all()) {
            look(new FolderCheck(folder.answer(), folder.path()));
        }
        account(answers, folders);
        if (answers.connection() instanceof Answers.Connection.Listening listening
                && !ownPort.equals(Optional.of(listening.port()))) {
            look(new ListenPortCheck(listening.port(), listening.listenAddress()));
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

    private void look(Check check) throws InterruptedException {
        problems.addAll(CheckRunner.run(check).problems());
    }

    private void account(Answers answers, WantedFolders folders) {
        try {
            var _ = Owner.of(answers.service().account(), folders.configuration());
        } catch (ProblemException e) {
            problems.add(e.problem().at("service.username", 0));
        }
    }
}
