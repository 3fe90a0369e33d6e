package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.AtomicFile;
import dev.tentaclesetup.instance.RestrictedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// What set-up keeps of an instance from one run to the next, in its own state folder and for its
/// own account only.
///
/// @param folder need not exist
public record InstanceArchive(Path folder) {

    private static final String MODE = "rw-------";
    private static final String FOLDER_MODE = "rwx------";
    private static final int LARGEST_NOTE = 1 << 16;
    private static final int LARGEST_FILE = 16 << 20;

    /// The note of the record that was registered last; empty when none was, or it cannot be read.
    public Optional<byte[]> registration() {
        try {
            return Optional.of(AtomicFile.read(registrationFile(), LARGEST_NOTE));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void noteRegistration(byte[] note) throws ProblemException {
        write(registrationFile(), note);
    }

    public Path registrationFile() {
        return folder.resolve("registration.json");
    }

    /// The configuration file as it was after the last change of a set-up; need not exist.
    public Path configurationFile() {
        return folder.resolve("last-good.config");
    }

    /// The last configuration file that could not be read; need not exist.
    public Path damagedFile() {
        return folder.resolve("damaged.config");
    }

    /// Keeps a copy of a configuration file that is in order.
    public void keepConfiguration(Path file) throws ProblemException {
        copy(file, configurationFile());
    }

    /// Keeps what stands in a configuration file that is not in order, for a person to read.
    public void keepDamaged(Path file) throws ProblemException {
        copy(file, damagedFile());
    }

    private void copy(Path file, Path kept) throws ProblemException {
        try {
            write(kept, AtomicFile.read(file, LARGEST_FILE));
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }

    private void write(Path file, byte[] content) throws ProblemException {
        try {
            RestrictedFolder.make(folder, FOLDER_MODE);
            AtomicFile.write(file, content, MODE);
        } catch (IOException e) {
            throw FileProblems.of(file, e);
        }
    }
}
