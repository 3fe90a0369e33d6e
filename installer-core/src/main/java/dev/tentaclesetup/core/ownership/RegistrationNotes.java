package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.host.FileSnapshot;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.host.Snapshot;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;

/// Notes which record is this agent's, on this host.
///
/// @param archive where that is kept
/// @param host that registers
/// @param configuration file of the instance
public record RegistrationNotes(InstanceArchive archive, HostIdentity host, Path configuration) {

    /// The note as it is now, or its absence.
    public Snapshot snapshot() throws ProblemException {
        return FileSnapshot.of(archive.registrationFile());
    }

    public void write(String server, Machine machine, Thumbprint thumbprint)
            throws ProblemException {
        var note = new RegistrationNote(server, machine.id(), thumbprint, host, configuration);
        archive.noteRegistration(note.text());
    }
}
