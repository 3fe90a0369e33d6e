package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileProblems;
import dev.tentaclesetup.core.plan.PlannedValue;
import dev.tentaclesetup.core.plan.Step;
import dev.tentaclesetup.core.plan.StepDescription;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.problem.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Makes the folders that the instance needs, with missing parents, and proves by a probe file that
/// each of its own can be written. Takes away again only what it made, and only what is empty.
public final class FoldersStep implements Step {

    private static final Set<PosixFilePermission> THROUGH =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private final List<Path> folders;
    private final List<Path> shared;
    private final Owner owner;
    private final List<Path> made = new ArrayList<>();

    /// @param folders of the instance alone, absolute; the owner gets them when they are made
    /// @param shared by all instances, absolute; they belong to the account that runs set-up, and
    ///   no probe ever stands in them: the vendor's program takes every file in the index for an
    ///   instance
    public FoldersStep(List<Path> folders, List<Path> shared, Owner owner) {
        this.folders = folders.stream().distinct().toList();
        this.shared = List.copyOf(shared);
        this.owner = owner;
    }

    @Override
    public StepDescription description() {
        List<PlannedValue> values =
                folders.stream()
                        .map(folder -> new PlannedValue("folder", "", folder + owned()))
                        .toList();
        List<PlannedValue> index =
                shared.stream()
                        .map(folder -> new PlannedValue("folder", "", folder.toString()))
                        .toList();
        return StepDescription.of(
                StepKind.FOLDERS,
                List.of(),
                Stream.concat(values.stream(), index.stream()).toList(),
                false);
    }

    private String owned() {
        return owner.account().map(name -> " (" + name + ")").orElse("");
    }

    @Override
    public boolean holds() {
        return all().allMatch(Files::isDirectory);
    }

    private Stream<Path> all() {
        return Stream.concat(shared.stream(), folders.stream());
    }

    @Override
    public void apply(Progress progress) throws ProblemException {
        for (Path folder : all().toList()) {
            for (Path missing : missing(folder)) {
                make(missing);
            }
        }
    }

    private void make(Path folder) throws ProblemException {
        try {
            Files.createDirectory(folder);
            made.add(folder);
        } catch (IOException e) {
            throw FileProblems.of(folder, e);
        }
        if (folders.contains(folder)) {
            owner.applyTo(folder);
        } else {
            letThrough(folder);
        }
    }

    /// The service's account has to come through, whatever umask this process was started with.
    private static void letThrough(Path folder) throws ProblemException {
        try {
            Files.setPosixFilePermissions(folder, THROUGH);
        } catch (UnsupportedOperationException e) {
            // Windows: rights come down from the folder above.
        } catch (IOException e) {
            throw FileProblems.of(folder, e);
        }
    }

    /// The folder and its parents that do not exist, outermost first.
    private static List<Path> missing(Path folder) {
        var missing = new ArrayList<Path>();
        for (Path path = folder;
                path != null && !Files.isDirectory(path);
                path = path.getParent()) {
            missing.addFirst(path);
        }
        return missing;
    }

    @Override
    public void verify() throws ProblemException {
        for (Path folder : folders) {
            try {
                Files.delete(Files.createTempFile(folder, ".probe", ""));
            } catch (IOException e) {
                throw FileProblems.of(folder, e);
            }
        }
        for (Path folder : shared) {
            if (!Files.isWritable(folder)) {
                throw FileProblems.of(folder, new AccessDeniedException(folder.toString()));
            }
        }
    }

    @Override
    public void undo() throws ProblemException {
        for (Path folder : made.reversed()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException e) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.DISK_IO, "", folder.toString())
                                .because(Reason.of("not-empty")),
                        e);
            } catch (IOException e) {
                throw FileProblems.of(folder, e);
            }
        }
    }

    @Override
    public void undone() throws ProblemException {
        for (Path folder : made) {
            if (Files.exists(folder)) {
                throw new ProblemException(
                        Problem.blocker(ProblemId.DISK_IO, "", folder.toString())
                                .because(Reason.of("still-there")));
            }
        }
    }
}
