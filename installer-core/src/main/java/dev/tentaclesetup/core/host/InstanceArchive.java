package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// What set-up keeps of an instance from one run to the next, in its own state folder and for its
/// own account only.
///
/// @param folder need not exist
public record InstanceArchive(Path folder) {

    private static final String MODE = "rw-------";
    private static final String FOLDER_MODE = "rwx------";
    private static final int LARGEST_NOTE = 1 << 16;

    /// The record that was registered last; empty when none was, or the note cannot be read.
    public Optional<RegistrationNote> registration() {
        try {
            return RegistrationNote.read(AtomicFile.read(registrationFile(), LARGEST_NOTE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void write(RegistrationNote note) throws ProblemException {
        write(registrationFile(), note.text());
    }

    public Path registrationFile() {
        return folder.resolve("registration.json");
    }

    private void write(Path file, byte[] content) throws ProblemException {
        try {
            if (Files.notExists(folder)) {
                makeFolder();
            }
            AtomicFile.write(file, content, MODE);
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private void makeFolder() throws IOException {
        Path above = folder.getParent();
        Files.createDirectories(above);
        if (above.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(FOLDER_MODE)));
        } else {
            Files.createDirectory(folder);
        }
    }
}
