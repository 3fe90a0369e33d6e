package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.host.RealFolder;
import dev.tentaclesetup.core.host.SystemFolders;
import dev.tentaclesetup.core.plan.Irreversible;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import dev.tentaclesetup.instance.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Deletes a whole folder because the user asked for it by name. It cannot be put back, so it comes
/// last. Links are deleted, not followed.
@Irreversible("The files of a deleted folder are gone.")
public final class RemoveFolderStep implements Step {

    private final StepKind kind;
    private final Path folder;
    private final List<Path> foldersIfEmpty;
    private boolean began;

    /// @param kind `remove-data` or `remove-applications`
    /// @param folder absolute
    /// @param foldersIfEmpty around it, innermost first, deleted where nothing else is in them
    /// @throws ProblemException when others need the folder, which the checks before have found:
    ///   what is deleted is gone, so it is asked once more
    public RemoveFolderStep(StepKind kind, Path folder, List<Path> foldersIfEmpty)
            throws ProblemException {
        if (RealFolder.all(folder).stream().anyMatch(SystemFolders.system()::standIn)) {
            throw new ProblemException(
                    Problem.of(
                            ProblemId.DISK_SYSTEM,
                            "",
                            Argument.text(folder.toString()),
                            Argument.phrase("folder.system-kept")));
        }
        this.kind = kind;
        this.folder = folder;
        this.foldersIfEmpty = List.copyOf(foldersIfEmpty);
    }

    @Override
    public StepDescription description() {
        return new StepDescription(kind, List.of(), folder.toString(), "", true);
    }

    @Override
    public boolean holds() {
        return !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                && foldersIfEmpty.stream().noneMatch(RemoveFolderStep::empty);
    }

    private static boolean empty(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findFirst().isEmpty();
        } catch (IOException e) {
            return false; // it is not there
        }
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        began = true;
        try {
            FileTree.delete(folder);
            for (Path around : foldersIfEmpty) {
                deleteIfEmpty(around);
            }
        } catch (IOException e) {
            throw FileProblems.of(folder, e);
        }
    }

    private static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // It has other files in it, so it stays.
        }
    }

    @Override
    public void verify() throws ProblemException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw problem(Reason.of("still-there"));
        }
    }

    @Override
    public void undo() throws ProblemException {
        if (began) {
            throw problem(Reason.of("partly-deleted"));
        }
    }

    @Override
    public void undone() {
        // Undoing has said already what cannot be undone.
    }

    private ProblemException problem(Reason reason) {
        return new ProblemException(
                Problem.blocker(ProblemId.DISK_IO, "", folder.toString()).because(reason));
    }
}
