package dev.tentaclesetup.core.ownership;

import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.core.check.PortOwner;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.OwnAddress;
import dev.tentaclesetup.core.host.OwnProcesses;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.ownership.RecordMemory.Origin;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What shows which of the server's records are those of the agent on this host. A copy of the host
/// has the same certificate, so that the certificate alone shows nothing [wizard-reference 9.5].
///
/// @param memory what earlier runs have kept
/// @param origin where the configuration was when its record was registered
/// @param file the configuration file
/// @param subscriptions under which the agent polls, by its configuration
/// @param port on which it listens, by its configuration
/// @param processes that run it now
/// @param renewed whether the agent gets a new certificate
public record OwnAgent(
        RecordMemory memory,
        Origin origin,
        Path file,
        Set<SubscriptionId> subscriptions,
        Optional<Integer> port,
        OwnProcesses processes,
        boolean renewed) {

    private static final int HTTPS = 443;

    public OwnAgent {
        subscriptions = Set.copyOf(subscriptions);
    }

    /// The agent of an instance.
    ///
    /// @param configuration empty without a file, or with one that cannot be read
    /// @param renewed whether it gets a new certificate
    public static OwnAgent of(
            HostPorts host,
            String instance,
            Path file,
            Optional<TentacleConfiguration> configuration,
            RecordMemory memory,
            boolean renewed)
            throws InterruptedException {
        var read = new AgentAddresses(configuration);
        return new OwnAgent(
                memory,
                memory.origin(HostIdentity.of(host.folders()), file),
                file,
                read.subscriptions(),
                read.port(),
                OwnProcesses.of(host, instance, read.home()),
                renewed);
    }

    /// Whether the configuration is a copy of another one.
    public boolean copied() {
        return origin == Origin.OTHER_HOST || origin == Origin.OTHER_FILE;
    }

    /// That it is a copy, unless it gets a certificate of its own.
    public Optional<Problem> warning() {
        return copied() && !renewed
                ? Optional.of(
                        Problem.of(
                                ProblemId.CFG_FOREIGN,
                                "",
                                Argument.text(file.toString()),
                                Argument.phrase(
                                        origin == Origin.OTHER_FILE ? "copy.file" : "copy.host"),
                                Argument.text(memory.file().orElse(file).toString())))
                : Optional.empty();
    }

    /// Judges the records that have the agent's certificate, all of one list of one space.
    ///
    /// @param server its web address
    /// @param wanted what the record is to be
    public OwnRecords judge(String server, List<Machine> machines, WantedRecord wanted) {
        var ours = new ArrayList<Machine>();
        var unproved = new ArrayList<Machine>();
        var elsewhere = new ArrayList<Machine>();
        for (Machine machine : machines) {
            switch (ownership(server, machine, wanted)) {
                case CERTAIN, PROBABLE -> ours.add(machine);
                case UNPROVED -> unproved.add(machine);
                case ELSEWHERE -> elsewhere.add(machine);
            }
        }
        List<Machine> mine = remembered(server, ours);
        ours.stream().filter(machine -> !mine.contains(machine)).forEach(unproved::add);
        return new OwnRecords(mine, unproved, elsewhere, renewed);
    }

    /// Those of the records, all of one list of one space, that are so certainly this agent's that
    /// they may be deleted. Of several only those that earlier runs remember.
    ///
    /// @param server its web address
    public List<Machine> certain(String server, List<Machine> machines) {
        List<Machine> certain =
                machines.stream()
                        .filter(machine ->
                                ownership(server, machine, WantedRecord.UNKNOWN)
                                        == Ownership.CERTAIN)
                        .toList();
        List<Machine> mine = remembered(server, certain);
        return mine.size() > 1 && !memory.includes(server, mine.getFirst()) ? List.of() : mine;
    }

    /// An agent has one record in a list. Which one it is, earlier runs remember; all where they
    /// remember none.
    private List<Machine> remembered(String server, List<Machine> ours) {
        List<Machine> remembered =
                ours.stream().filter(machine -> memory.includes(server, machine)).toList();
        return remembered.isEmpty() ? List.copyOf(ours) : remembered;
    }

    /// What the answers say of the record.
    ///
    /// @param name its name; empty when it is not known
    /// @param address by which the server shall call a listening agent, where the answers name one
    public record WantedRecord(String name, Optional<MachineEndpoint> address) {

        /// Of a removal, which wants none.
        static final WantedRecord UNKNOWN = new WantedRecord("", Optional.empty());

        private boolean hasAddress(Machine machine) {
            return address.filter(endpoint -> machine.isAt(endpoint.uri().toString())).isPresent();
        }

        private boolean hasName(Machine machine) {
            return machine.name().equals(name);
        }
    }

    private Ownership ownership(String server, Machine machine, WantedRecord wanted) {
        if (answersElsewhere(machine)) {
            return Ownership.ELSEWHERE;
        }
        return switch (origin) {
            case HERE -> ofThisHost(server, machine);
            case UNKNOWN -> withoutMemory(machine, wanted);
            case OTHER_HOST -> ofACopy(machine, wanted);
            case OTHER_FILE -> Ownership.UNPROVED;
        };
    }

    /// A record that is remembered may have got another name and another address in the portal.
    /// Only a registration gives it another subscription, and a copy takes over no record without
    /// one of its own.
    private Ownership ofThisHost(String server, Machine machine) {
        boolean remembered = memory.includes(server, machine);
        boolean confirmed =
                (remembered && (memory.asWritten(server, machine) || leadsHere(machine)))
                        || listensHere(machine)
                        || polledHere(machine);
        if (confirmed) {
            return Ownership.CERTAIN;
        }
        return (remembered && machine.called().isPresent()) || leadsHere(machine)
                ? Ownership.PROBABLE
                : Ownership.UNPROVED;
    }

    private Ownership withoutMemory(Machine machine, WantedRecord wanted) {
        if (listensHere(machine) || (polledHere(machine) && processes.any())) {
            return Ownership.CERTAIN;
        }
        boolean probable =
                leadsHere(machine)
                        || wanted.hasAddress(machine)
                        || (polledHere(machine) && wanted.hasName(machine));
        return probable ? Ownership.PROBABLE : Ownership.UNPROVED;
    }

    private Ownership ofACopy(Machine machine, WantedRecord wanted) {
        if (listensHere(machine) && !loopback(machine)) {
            return Ownership.CERTAIN;
        }
        boolean probable =
                (leadsHere(machine) && !loopback(machine))
                        || (wanted.hasName(machine) && wanted.hasAddress(machine));
        return probable ? Ownership.PROBABLE : Ownership.UNPROVED;
    }

    /// A process that is not this agent's answers at the record's address, with its certificate. A
    /// far address may be a way back to this host, so that an agent that runs here is believed to
    /// be the one that answers there.
    private boolean answersElsewhere(Machine machine) {
        Optional<InetSocketAddress> address = address(machine);
        if (address.isEmpty() || address.get().isUnresolved()) {
            return false;
        }
        boolean ours =
                OwnAddress.is(address.get().getAddress())
                        ? ownPort(address.get().getPort())
                        : processes.any();
        return !ours
                && CertificateDial.onThisHost(address.get())
                        .map(Thumbprint::of)
                        .filter(machine::hasThumbprint)
                        .isPresent();
    }

    /// Whether this agent listens there; of an owner that may not be seen, whether it runs at all.
    private boolean ownPort(int port) {
        return PortOwner.find(port)
                .map(owner -> processes.include(owner.pid()))
                .orElseGet(processes::any);
    }

    private static boolean leadsHere(Machine machine) {
        return machine.called().filter(place -> OwnAddress.is(place.host())).isPresent();
    }

    private boolean listensHere(Machine machine) {
        return leadsHere(machine)
                && machine.called()
                        .filter(place -> port.filter(own -> own == place.portOr(HTTPS)).isPresent())
                        .isPresent();
    }

    /// A loopback address leads to the host of the server, whichever that is.
    private static boolean loopback(Machine machine) {
        return address(machine)
                .filter(address ->
                        address.isUnresolved() || address.getAddress().isLoopbackAddress())
                .isPresent();
    }

    private boolean polledHere(Machine machine) {
        return subscriptions.stream().anyMatch(id -> machine.isAt(id.text()));
    }

    /// Empty when the record is none of a listening agent.
    private static Optional<InetSocketAddress> address(Machine machine) {
        return machine.called().map(hostPort -> hostPort.resolved(HTTPS));
    }
}
