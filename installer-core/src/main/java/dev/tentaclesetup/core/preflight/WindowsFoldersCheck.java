package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.check.WindowsDrives;
import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.host.RightsPort;
import dev.tentaclesetup.core.host.SystemFolders;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether an instance's folders can be what they become on Windows: closed to others, and used by
/// another session.
///
/// @param folders that the instance needs
/// @param rights of this host
record WindowsFoldersCheck(WantedFolders folders, RightsPort rights) implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.HOST;
    }

    @Override
    public String about() {
        return folders.data().toString();
    }

    @Override
    public Observation<Void> observe() {
        return new Observation<>(Optional.empty(), "", problems());
    }

    private List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        SystemFolders system = SystemFolders.system();
        var drives = new WindowsDrives();
        for (WantedFolders.Folder folder : folders.all()) {
            if (!drives.seenByServices(folder.path())) {
                problems.add(problem(ProblemId.DISK_REMOTE, folder));
            } else if (folder.path().equals(folders.configuration())
                    && system.include(RealFolder.of(folder.path()))) {
                problems.add(system(folder));
            }
        }
        if (!kept(folders.data())) {
            var data = new WantedFolders.Folder(folders.data(), AnswerKey.PATHS_DATA.text());
            problems.add(problem(ProblemId.DISK_OPEN, data));
        }
        return problems;
    }

    private static Problem system(WantedFolders.Folder folder) {
        return Problem.of(
                        ProblemId.DISK_SYSTEM,
                        "",
                        Argument.text(folder.path().toString()),
                        Argument.phrase("folder.system"))
                .at(folder.answer(), 0);
    }

    private static Problem problem(ProblemId id, WantedFolders.Folder folder) {
        String path = folder.path().toString();
        return Problem.of(id, path, path).at(folder.answer(), 0);
    }

    /// A folder that cannot be tried is reported by [FolderCheck].
    private boolean kept(Path folder) {
        Path existing = folder;
        while (!Files.isDirectory(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return rights.kept(existing);
        } catch (ProblemException e) {
            return true;
        }
    }
}
