package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CertificateDial;
import dev.tentaclesetup.core.check.PortOwner;
import dev.tentaclesetup.core.host.HostIdentity;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.host.OwnProcesses;
import dev.tentaclesetup.core.host.RegistrationNote;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.OwnRecords;
import dev.tentaclesetup.instance.InstanceException;
import dev.tentaclesetup.instance.SubscriptionId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What shows which of the server's records are those of the agent on this host. A copy of the host
/// has the same certificate, so that the certificate alone shows nothing [wizard-reference 9.5].
///
/// @param certificate under which the server may know the agent; empty for a new one
/// @param origin where the configuration was when its record was registered
/// @param note of that registration; empty when none was kept
/// @param file the configuration file
/// @param subscriptions under which the agent polls, by its configuration
/// @param processes that run it now
/// @param renewed whether the agent gets a new certificate
record OwnAgent(
        Optional<Thumbprint> certificate,
        Origin origin,
        Optional<RegistrationNote> note,
        Path file,
        Set<String> subscriptions,
        OwnProcesses processes,
        boolean renewed) {

    private static final int HTTPS = 443;

    OwnAgent {
        subscriptions = Set.copyOf(subscriptions);
    }

    /// Where the configuration was when its record was registered.
    enum Origin {
        UNKNOWN,
        HERE,
        /// In another folder of this host, where it still is.
        OTHER_FILE,
        OTHER_HOST
    }

    static OwnAgent of(HostPorts host, FoundInstance instance, Answers.Certificate certificate)
            throws InterruptedException {
        Path file = instance.files().file().path();
        return new OwnAgent(
                instance.own(),
                origin(instance.note(), HostIdentity.of(host.folders()), file),
                instance.note(),
                file,
                subscriptions(instance.configuration()),
                OwnProcesses.of(host, instance.name(), home(instance.configuration())),
                instance.renewed(certificate));
    }

    private static Origin origin(Optional<RegistrationNote> note, HostIdentity here, Path file) {
        if (note.isEmpty()) {
            return Origin.UNKNOWN;
        }
        if (!note.get().host().sameAs(here)) {
            return Origin.OTHER_HOST;
        }
        return note.get().ofAnotherFile(file) ? Origin.OTHER_FILE : Origin.HERE;
    }

    private static Optional<Path> home(Optional<TentacleConfiguration> configuration) {
        try {
            return configuration.isPresent()
                    ? Optional.of(configuration.get().home())
                    : Optional.empty();
        } catch (InstanceException unreadable) {
            return Optional.empty();
        }
    }

    private static Set<String> subscriptions(Optional<TentacleConfiguration> configuration) {
        try {
            return configuration.isEmpty()
                    ? Set.of()
                    : configuration.get().trustedServers().stream()
                            .map(TrustedServer::subscription)
                            .flatMap(Optional::stream)
                            .map(SubscriptionId::text)
                            .collect(Collectors.toSet());
        } catch (InstanceException unreadable) {
            return Set.of();
        }
    }

    /// Whether the configuration is a copy of another one.
    boolean copied() {
        return origin == Origin.OTHER_HOST || origin == Origin.OTHER_FILE;
    }

    /// That it is a copy, unless it gets a certificate of its own.
    Optional<Problem> warning() {
        return copied() && !renewed
                ? Optional.of(
                        Problem.of(
                                ProblemId.CFG_FOREIGN,
                                "",
                                Argument.text(file.toString()),
                                Argument.phrase(
                                        origin == Origin.OTHER_FILE ? "copy.file" : "copy.host"),
                                Argument.text(note.orElseThrow().configuration().toString())))
                : Optional.empty();
    }

    /// Judges the records that have the agent's certificate.
    ///
    /// @param server its web address
    /// @param wanted what the record is to be
    OwnRecords judge(String server, List<Machine> machines, WantedRecord wanted) {
        var ours = new ArrayList<Machine>();
        var unproved = new ArrayList<Machine>();
        var elsewhere = new ArrayList<Machine>();
        for (Machine machine : machines) {
            if (answersElsewhere(machine)) {
                elsewhere.add(machine);
            } else if (proved(server, machine, wanted)) {
                ours.add(machine);
            } else {
                unproved.add(machine);
            }
        }
        return new OwnRecords(ours, unproved, elsewhere, renewed);
    }

    /// What the answers say of the record.
    ///
    /// @param name its name
    /// @param address by which the server shall call a listening agent, where the answers name one
    record WantedRecord(String name, Optional<MachineEndpoint> address) {

        boolean hasAddress(Machine machine) {
            return address.filter(
                            endpoint -> endpoint.uri().toString().equalsIgnoreCase(machine.uri()))
                    .isPresent();
        }
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
                local(address.get().getAddress())
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

    private boolean proved(String server, Machine machine, WantedRecord wanted) {
        boolean noted = note.filter(kept -> kept.isAbout(server, machine.id())).isPresent();
        boolean sameName = machine.name().equals(wanted.name());
        return switch (origin) {
            case HERE -> noted || leadsHere(machine) || polledHere(machine);
            case UNKNOWN ->
                    leadsHere(machine)
                            || wanted.hasAddress(machine)
                            || (polledHere(machine) && (sameName || processes.any()));
            case OTHER_HOST ->
                    (leadsHere(machine) && !loopback(machine))
                            || (sameName && wanted.hasAddress(machine));
            case OTHER_FILE -> false;
        };
    }

    private boolean leadsHere(Machine machine) {
        return address(machine)
                .filter(address -> !address.isUnresolved() && local(address.getAddress()))
                .isPresent();
    }

    /// A loopback address leads to the host of the server, whichever that is.
    private static boolean loopback(Machine machine) {
        return address(machine)
                .filter(address -> address.getAddress().isLoopbackAddress())
                .isPresent();
    }

    private boolean polledHere(Machine machine) {
        return SubscriptionId.parse(machine.uri())
                .filter(id -> subscriptions.contains(id.text()))
                .isPresent();
    }

    /// Empty when the record is none of a listening agent.
    private static Optional<InetSocketAddress> address(Machine machine) {
        return machine.called().map(hostPort -> hostPort.resolved(HTTPS));
    }

    private static boolean local(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
