package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.HostFolders;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.InstanceFailure;
import dev.tentaclesetup.instance.InstanceIndex;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.instance.InstanceRecord;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The [InstanceIndex] of a host, with problems instead of failures.
///
/// @param folders of the host
public record IndexPort(HostFolders folders) {

    private InstanceIndex index() {
        return InstanceIndex.of(folders);
    }

    /// The instance of this name, ignoring case.
    public Optional<InstanceRecord> find(String name) throws ProblemException {
        return InstanceProblems.call(() -> index().find(name));
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
