package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.OwnAddress;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.instance.HostPort;
import java.util.List;
import java.util.Optional;

/// Tells the records of this instance from those of a copy of its host: both have its certificate.
/// Where nothing proves that a record is this instance's, it is not.
///
/// @param remnants what is known of the instance
record RecordOwner(Remnants remnants) {

    private static final int HTTPS = 443;

    /// Those of the machines that are this instance's.
    ///
    /// @param listed all with one of its certificates
    List<ListedMachine> own(List<ListedMachine> listed) {
        return listed.stream().filter(one -> noted(one) || fits(one, listed)).toList();
    }

    /// As a run on this host has written it last. A copy that took over a record of a polling agent
    /// has left its name in it; one of a listening agent has another address then.
    private boolean noted(ListedMachine listed) {
        Machine machine = listed.machine();
        return note(listed)
                .filter(note -> machine.isAt(note.address()))
                .filter(note ->
                        polling(machine)
                                ? remnants.onItsHost() && note.name().equals(machine.name())
                                : remnants.onItsHost() || here(machine))
                .isPresent();
    }

    /// A server may have several addresses, and two servers may give the same id.
    private Optional<Facts.Registration> note(ListedMachine listed) {
        Machine machine = listed.machine();
        return notes().stream()
                .filter(note -> note.id().equals(machine.id()))
                .filter(note ->
                        note.server().equals(listed.server()) || machine.isAt(note.address()))
                .findFirst();
    }

    private List<Facts.Registration> notes() {
        return remnants.footprint().map(Footprint::records).orElse(List.of());
    }

    /// As the configuration says it is reached.
    private boolean fits(ListedMachine listed, List<ListedMachine> all) {
        Machine machine = listed.machine();
        if (note(listed).isPresent()) {
            return false; // others have changed it since
        }
        return polling(machine) ? polled(machine, all) : dialled(machine);
    }

    private boolean dialled(Machine machine) {
        Optional<HostPort> place = machine.called();
        return place.isPresent()
                && remnants.port().filter(port -> port == place.get().portOr(HTTPS)).isPresent()
                && here(machine);
    }

    private static boolean here(Machine machine) {
        return machine.called().filter(place -> OwnAddress.is(place.host())).isPresent();
    }

    /// Of several records with one subscription only one name can be this instance's.
    private boolean polled(Machine machine, List<ListedMachine> all) {
        boolean subscribed =
                remnants.subscriptions().stream().anyMatch(id -> machine.isAt(id.text()));
        boolean unique =
                all.stream()
                        .map(ListedMachine::machine)
                        .filter(other -> machine.isAt(other.uri()))
                        .allMatch(other -> other.name().equals(machine.name()));
        return subscribed && unique && remnants.onItsHost();
    }

    private static boolean polling(Machine machine) {
        return machine.uri().startsWith("poll:");
    }
}
