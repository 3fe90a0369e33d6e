package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.InstanceFiles;
import dev.tentaclesetup.core.host.Snapshots;
import dev.tentaclesetup.core.problem.ProblemException;

/// A configuration file and the copy that is kept of it, which every change brings up to date: an
/// older certificate in the copy would be no way out.
///
/// @param files the file
/// @param archive with the copy
public record KeptConfiguration(InstanceFiles files, InstanceArchive archive) {

    /// Remembers both, before a change.
    void note(Snapshots before) throws ProblemException {
        before.note(files.snapshot());
        before.note(FileSnapshot.of(archive.configurationFile()));
    }

    /// Copies the file, after a change.
    void keep() throws ProblemException {
        archive.keepConfiguration(files.file().path());
    }
}
