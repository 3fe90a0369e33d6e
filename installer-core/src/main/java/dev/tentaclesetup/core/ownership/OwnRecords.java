package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.octopus.Machine;
import java.util.List;
import java.util.stream.Stream;

/// The server's records with an agent's certificate. A host that was copied has the certificate of
/// the other one, so that not every such record is this agent's.
///
/// @param ours certainly this agent's
/// @param unproved of which nothing shows whether they are this agent's
/// @param elsewhere at whose address another process answers with the certificate
/// @param renewed whether the agent gets a new certificate, and so has none in common with others
public record OwnRecords(
        List<Machine> ours, List<Machine> unproved, List<Machine> elsewhere, boolean renewed) {

    /// Of an agent that the server does not know.
    public static final OwnRecords NONE = new OwnRecords(List.of(), List.of(), List.of(), false);

    public OwnRecords {
        ours = List.copyOf(ours);
        unproved = List.copyOf(unproved);
        elsewhere = List.copyOf(elsewhere);
    }

    /// Whether a record may be, or is, that of another agent.
    public boolean others() {
        return others(this).findAny().isPresent();
    }

    /// Whether the record is certainly this agent's.
    public boolean own(Machine machine) {
        return among(ours, machine);
    }

    public boolean unproved(Machine machine) {
        return among(unproved, machine);
    }

    boolean elsewhere(Machine machine) {
        return among(elsewhere, machine);
    }

    /// The same judgement of the records as they are now: one that was not there before is what
    /// this agent has got meanwhile.
    public OwnRecords judge(List<Machine> now) {
        return new OwnRecords(
                now.stream().filter(one -> !unproved(one) && !elsewhere(one)).toList(),
                now.stream().filter(this::unproved).toList(),
                now.stream().filter(this::elsewhere).toList(),
                renewed);
    }

    private static Stream<Machine> others(OwnRecords records) {
        return Stream.concat(records.elsewhere.stream(), records.unproved.stream());
    }

    private static boolean among(List<Machine> machines, Machine one) {
        return machines.stream().anyMatch(machine -> machine.id().equals(one.id()));
    }
}
