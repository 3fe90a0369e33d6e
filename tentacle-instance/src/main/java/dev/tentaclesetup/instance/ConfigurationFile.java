package dev.tentaclesetup.instance;

import dev.tentaclesetup.instance.InstanceFailure.BrokenConfiguration;
import dev.tentaclesetup.instance.InstanceFailure.MissingConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/// The configuration file of one instance, as raw keys and values: read, created, changed.
///
/// A change reads, changes and replaces the file under a lock, so that processes of ours do not
/// lose each other's changes, and atomically, so that a killed process leaves the old file. A new
/// file is readable by its owner only; one that exists keeps owner, group and mode.
public final class ConfigurationFile {

    /// The greatest size of a file that is read.
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String MODE = "rw-------";

    private final Path path;

    private ConfigurationFile(Path path) {
        this.path = path;
    }

    /// @param path the file, which need not exist
    public static ConfigurationFile at(Path path) {
        return new ConfigurationFile(path.toAbsolutePath().normalize());
    }

    /// Absolute.
    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /// What the file says.
    ///
    /// @throws InstanceException when it is missing, not accessible or not a configuration
    public Settings read() throws InstanceException {
        return document().settings();
    }

    /// Creates the file with no settings, and its folder; a file that exists is kept.
    ///
    /// @return whether there was none
    public boolean create() throws InstanceException {
        try {
            Files.createDirectories(AtomicFile.parent(path));
            try (var _ = LockFile.take(lockFile())) {
                if (exists()) {
                    return false;
                }
                AtomicFile.write(path, ConfigurationXml.fresh(Settings.EMPTY).write(), MODE);
                return true;
            }
        } catch (IOException e) {
            throw InstanceException.access(path, "write", e);
        }
    }

    /// Changes the file. Nothing is written when the change changes nothing.
    ///
    /// @param change gets what the file says now and gives what it shall say
    /// @return what the file says afterwards
    /// @throws InstanceException also when the change throws it; the file is then untouched
    public Settings update(Change change) throws InstanceException {
        if (Files.notExists(path)) {
            throw new InstanceException(new MissingConfiguration(path));
        }
        try (var _ = LockFile.take(lockFile())) {
            ConfigurationXml before = document();
            Settings after = change.apply(before.settings());
            if (!after.equals(before.settings())) {
                AtomicFile.write(path, before.with(after).write(), MODE);
            }
            return after;
        } catch (IOException e) {
            throw InstanceException.access(path, "write", e);
        }
    }

    /// Deletes the file; harmless when there is none.
    public void delete() throws InstanceException {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw InstanceException.access(path, "delete", e);
        }
    }

    /// A change of settings.
    @FunctionalInterface
    public interface Change {
        Settings apply(Settings before) throws InstanceException;
    }

    private ConfigurationXml document() throws InstanceException {
        try {
            return ConfigurationXml.read(AtomicFile.read(path, MAX_BYTES));
        } catch (NoSuchFileException e) {
            throw new InstanceException(new MissingConfiguration(path), e);
        } catch (IOException e) {
            throw InstanceException.access(path, "read", e);
        } catch (XMLStreamException e) {
            throw new InstanceException(new BrokenConfiguration(path, reason(e)), e);
        }
    }

    /// Where the parser stopped, and not in its words; our own reasons have no place.
    private static String reason(XMLStreamException e) {
        Location place = e.getLocation();
        return place == null
                ? String.valueOf(e.getMessage())
                : "no XML of a configuration at line %d, column %d"
                        .formatted(place.getLineNumber(), place.getColumnNumber());
    }

    private Path lockFile() {
        return path.resolveSibling("." + path.getFileName() + ".lock");
    }
}
