package dev.tentaclesetup.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.tentaclesetup.core.Messages;
import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.plan.StepKind;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStepsTest {

    @TempDir Path folder;

    @Test
    void foldersThatWereThereStayWhenTheStepIsUndone() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        var step = folders(there.resolve("a/b"), folder.resolve("c"));

        step.apply(line -> {});
        step.verify();
        step.undo();
        step.undone();

        assertThat(there).isEmptyDirectory();
        assertThat(folder.resolve("c")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedAndTheOthersAreTakenAwayAgain() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        var step = folders(folder.resolve("a"), file.resolve("b"));

        assertThatThrownBy(() -> step.apply(line -> {}))
                .asInstanceOf(type(ProblemException.class))
                .extracting(failure -> failure.problem().arguments())
                .isEqualTo(Argument.texts(file.toString()));
        step.undo();
        step.undone();

        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(file).exists();
    }

    @Test
    void aFolderThatSomebodyUsesMeanwhileIsNotDeletedButNamed() throws Exception {
        Path made = folder.resolve("a");
        var step = folders(made);
        step.apply(line -> {});
        Files.createFile(made.resolve("somebody-elses"));

        assertThatThrownBy(step::undo)
                .asInstanceOf(type(ProblemException.class))
                .extracting(failure -> Messages.in(Locale.ENGLISH).seen(failure.problem()))
                .isEqualTo("not empty");
        assertThat(made.resolve("somebody-elses")).exists();
    }

    @Test
    void aRestoredFileHasItsContentAndItsPermissionsBack() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        FileSnapshot snapshot = FileSnapshot.of(file);
        Files.writeString(file, "after");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThatThrownBy(snapshot::requireRestored).isInstanceOf(ProblemException.class);
        snapshot.restore();
        snapshot.requireRestored();

        assertThat(file).hasContent("before");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void restoringAFileThatWasNotThereTakesItAway() throws Exception {
        Path file = folder.resolve("file");
        FileSnapshot snapshot = FileSnapshot.of(file);
        Files.writeString(file, "new");

        snapshot.restore();
        snapshot.requireRestored();

        assertThat(file).doesNotExist();
    }

    @Test
    void aDeletedFileComesBackWithTheFoldersAroundIt() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("outer/inner"));
        Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
        Path file = Files.writeString(inner.resolve("file"), "content");
        var step =
                new RemoveFileStep(
                        StepKind.REMOVE_INDEX,
                        DeletedFiles.of(file, List.of(inner, folder.resolve("outer"), folder)));

        step.apply(line -> {});
        step.verify();
        assertThat(folder.resolve("outer")).doesNotExist();
        step.undo();
        step.undone();

        assertThat(file).hasContent("content");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(inner)))
                .isEqualTo("rwx------");
    }

    @Test
    void deletingAFolderDoesNotFollowLinksOutOfIt() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "stays");
        Path data = Files.createDirectories(folder.resolve("data/sub")).getParent();
        Files.createSymbolicLink(data.resolve("link"), outside);
        var step = new RemoveFolderStep(StepKind.REMOVE_DATA, data, List.of());

        step.apply(line -> {});
        step.verify();

        assertThat(outside.resolve("file")).hasContent("stays");
    }

    @Test
    void refusesToDeleteAFolderThatTheSystemNeedsWithASentence() {
        for (String needed : List.of("/", "/var", "/srv", "/home", "/usr/local", "/srv/../etc")) {
            assertThatThrownBy(() ->
                            new RemoveFolderStep(StepKind.REMOVE_DATA, Path.of(needed), List.of()))
                    .asInstanceOf(type(ProblemException.class))
                    .extracting(failure -> failure.problem().id())
                    .isEqualTo(ProblemId.DISK_SYSTEM);
        }
    }

    @Test
    void aDeletedFolderCannotBePutBackAndIsNamed() throws Exception {
        Path data = Files.createDirectories(folder.resolve("a/data"));
        var step = new RemoveFolderStep(StepKind.REMOVE_DATA, data, List.of());
        step.apply(line -> {});

        assertThatThrownBy(step::undo)
                .asInstanceOf(type(ProblemException.class))
                .extracting(failure -> failure.problem().id())
                .isEqualTo(ProblemId.DISK_IO);
    }

    private static FoldersStep folders(Path... folders) {
        return new FoldersStep(List.of(folders), List.of(), Owner.UNCHANGED);
    }
}
