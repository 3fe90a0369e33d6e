package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.Permissions;
import dev.tentaclesetup.core.ownership.OwnAgent;
import dev.tentaclesetup.core.plan.Facts;
import dev.tentaclesetup.core.plan.Footprint;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Which records the server has of an instance, in every space that the account sees [octopus-api
/// 8].
///
/// @param client that is signed in
/// @param spaces that the account sees
/// @param remnants what is known of the instance
/// @param host that it is removed from
public record RecordsCheck(
        OctopusClient client, List<OctopusSpace> spaces, Remnants remnants, HostPorts host)
        implements NetworkCheck<FoundRecords> {

    public RecordsCheck {
        spaces = List.copyOf(spaces);
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return server();
    }

    private String server() {
        return client.server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    @Override
    public Observation<FoundRecords> observe() throws ProblemException, InterruptedException {
        List<ListedMachine> listed = listed();
        List<ListedMachine> own = own(listed);
        List<ListedMachine> others =
                listed.stream().filter(machine -> !own.contains(machine)).toList();
        String ids = own.stream().map(one -> one.machine().id()).collect(Collectors.joining(", "));
        return Observation.of(new FoundRecords(own, others, hidden(listed)), ids);
    }

    /// Each list of each space is judged for itself: an agent has one record in it.
    private List<ListedMachine> own(List<ListedMachine> listed) throws InterruptedException {
        OwnAgent agent = remnants.agent(host);
        var own = new ArrayList<ListedMachine>();
        for (OctopusSpace space : spaces) {
            for (MachineKind kind : MachineKind.values()) {
                List<ListedMachine> together =
                        listed.stream().filter(one -> one.isIn(space, kind)).toList();
                List<Machine> mine =
                        agent.certain(
                                server(), together.stream().map(ListedMachine::machine).toList());
                together.stream().filter(one -> mine.contains(one.machine())).forEach(own::add);
            }
        }
        return own;
    }

    private List<ListedMachine> listed() throws ProblemException, InterruptedException {
        var listed = new ArrayList<ListedMachine>();
        for (OctopusSpace space : spaces) {
            for (MachineKind kind : MachineKind.values()) {
                for (Thumbprint print : remnants.thumbprints()) {
                    listed.addAll(listed(space, kind, print));
                }
            }
        }
        return listed;
    }

    /// A list that the account may not see at all is as good as empty; what is known to be in it is
    /// hidden.
    private List<ListedMachine> listed(OctopusSpace space, MachineKind kind, Thumbprint print)
            throws ProblemException, InterruptedException {
        try {
            return space.machinesWithThumbprint(kind, print).stream()
                    .map(machine -> new ListedMachine(server(), space, machine))
                    .toList();
        } catch (ProblemException e) {
            if (e.problem().id() == ProblemId.PERM_CREATE) {
                return List.of();
            }
            throw e;
        }
    }

    private List<Facts.Registration> hidden(List<ListedMachine> listed)
            throws ProblemException, InterruptedException {
        var hidden = new ArrayList<Facts.Registration>();
        for (Facts.Registration note :
                remnants.footprint().map(Footprint::records).orElse(List.of())) {
            boolean seen = listed.stream().anyMatch(one -> one.machine().id().equals(note.id()));
            if (!seen && !gone(note)) {
                hidden.add(note);
            }
        }
        return hidden;
    }

    /// Whether the account would see the record if it were still there.
    private boolean gone(Facts.Registration note) throws ProblemException, InterruptedException {
        if (!note.server().equals(server())) {
            return false;
        }
        String view = note.kind().equals("worker") ? "WorkerView" : "MachineView";
        for (OctopusSpace space : spaces) {
            if (space.space().name().equals(note.space())) {
                Permissions permissions = client.permissions(space.space());
                return permissions.allowsEverywhere(view);
            }
        }
        return false;
    }
}
