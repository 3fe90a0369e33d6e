package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.InstanceArchive;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.instance.Thumbprint;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What earlier runs have kept of an agent's records: which they are, and on which host and for
/// which configuration file that was.
///
/// @param note of the record that was registered last; empty when none was kept
/// @param footprint of the instance; empty when none was kept
public record RecordMemory(Optional<RegistrationNote> note, Optional<Footprint> footprint) {

    /// What is kept of an instance.
    public static RecordMemory of(InstanceArchive archive, Optional<Footprint> footprint) {
        return new RecordMemory(RegistrationNote.of(archive), footprint);
    }

    /// Of the certificate of the record that was registered last.
    public Optional<Thumbprint> thumbprint() {
        return note.map(RegistrationNote::thumbprint);
    }

    /// Where the configuration was when its record was registered.
    public enum Origin {
        UNKNOWN,
        HERE,
        /// In another folder of this host, where it still is.
        OTHER_FILE,
        OTHER_HOST
    }

    /// Whatever says that it was another host is believed: a copy of a host has all its files.
    Origin origin(HostIdentity here, Path file) {
        boolean otherHost =
                note.filter(kept -> !kept.host().sameAs(here)).isPresent()
                        || footprint.filter(kept -> !of(kept, here)).isPresent();
        if (otherHost) {
            return Origin.OTHER_HOST;
        }
        if (note.isPresent()) {
            return note.get().ofAnotherFile(file) ? Origin.OTHER_FILE : Origin.HERE;
        }
        return footprint.filter(RecordMemory::remembersAll).isPresent()
                ? Origin.HERE
                : Origin.UNKNOWN;
    }

    private static boolean of(Footprint footprint, HostIdentity here) {
        return HostIdentity.parse(footprint.host()).sameAs(here);
    }

    /// One that was begun over an instance of another program says nothing of its records.
    private static boolean remembersAll(Footprint footprint) {
        return footprint.whole() || !footprint.records().isEmpty();
    }

    /// Whether the record is one that a run has made or changed.
    ///
    /// @param server its web address
    boolean includes(String server, Machine machine) {
        return note.filter(kept -> kept.isAbout(server, machine.id())).isPresent()
                || written(server, machine).isPresent();
    }

    /// Whether the record has the address that a run gave it last.
    boolean asWritten(String server, Machine machine) {
        return written(server, machine)
                .filter(record -> machine.isAt(record.address()))
                .isPresent();
    }

    /// A server may have several addresses, and two servers may give the same id.
    private Optional<Facts.Registration> written(String server, Machine machine) {
        return footprint.map(Footprint::records).orElse(List.of()).stream()
                .filter(record -> record.id().equals(machine.id()))
                .filter(record -> record.server().equals(server) || machine.isAt(record.address()))
                .findFirst();
    }

    /// The file for which the record was registered; empty when that is not known.
    Optional<Path> file() {
        return note.map(RegistrationNote::configuration)
                .or(() -> footprint.flatMap(Footprint::configuration));
    }
}
