package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The [InstanceIndex] of a host, with problems instead of failures.
///
/// @param folders of the host
public record IndexPort(HostFolders folders) {

    private InstanceIndex index() {
        return InstanceIndex.of(folders);
    }

    /// All that is listed, and what cannot be read.
    public InstanceIndex.Content content() throws ProblemException {
        return InstanceProblems.call(() -> index().read());
    }

    /// The instance of this name, ignoring case.
    public Optional<InstanceRecord> find(String name) throws ProblemException {
        return InstanceProblems.call(() -> index().find(name));
    }

    /// The file of an instance that cannot be read any more, so that it has no entry.
    public Optional<Path> damaged(InstanceName name) {
        Path file = folders.indexFolder().resolve(name.indexFileName());
        try {
            return index().read().broken().stream()
                    .map(InstanceFailure.BrokenIndexFile::file)
                    .filter(file::equals)
                    .findFirst();
        } catch (InstanceException e) {
            return Optional.empty();
        }
    }

    /// The file that an instance without an entry would have; empty when another instance has it.
    public Optional<Path> free(InstanceName name) {
        return Optional.of(folders.indexFolder().resolve(name.indexFileName()))
                .filter(Files::notExists);
    }

    /// The other instances.
    public List<InstanceRecord> others(String name) throws ProblemException {
        return InstanceProblems.call(() -> index().list()).stream()
                .filter(entry -> !entry.name().equalsIgnoreCase(name))
                .toList();
    }

    /// Another instance that leaves no room for one of this name: both would have the same file in
    /// the index.
    public void requireRoom(InstanceName name) throws ProblemException {
        InstanceProblems.call(() -> {
            for (InstanceRecord other : index().list()) {
                boolean same = other.name().equalsIgnoreCase(name.text());
                if (!same && name.indexFileName().equals(fileName(other))) {
                    throw new InstanceException(
                            new InstanceFailure.NameTaken(name.text(), other.name()));
                }
            }
            return name;
        });
    }

    private static String fileName(InstanceRecord entry) {
        return String.valueOf(entry.indexFile().getFileName()).toLowerCase(Locale.ROOT);
    }

    /// Adds an instance, or points an existing one to another file.
    public void add(InstanceName name, Path configurationFile) throws ProblemException {
        InstanceRecord _ = InstanceProblems.call(() -> index().add(name, configurationFile));
    }

    /// The entry of this name as it is now, or its absence.
    public Snapshot snapshot(InstanceName name) throws ProblemException {
        return FileSnapshot.ofIndexEntry(
                find(name.text())
                        .map(InstanceRecord::indexFile)
                        .orElse(folders.indexFolder().resolve(name.indexFileName())));
    }
}
