package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineDetails;
import dev.tentaclesetup.core.octopus.MachineEndpoint;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineOptions;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.instance.Thumbprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The record as the answers want it, all but the certificate, which may not exist yet.
///
/// @param name the display name
/// @param onConflict what to do when it is taken
/// @param placement where the record shall be, in the server's ids
/// @param policyId empty: the default policy, or the present one
/// @param options what the record says besides
/// @param endpoints how server and agent reach each other
public record WantedRegistration(
        String name,
        Answers.OnConflict onConflict,
        MachineSpec.Placement placement,
        Optional<String> policyId,
        MachineOptions options,
        EndpointFactory endpoints) {

    /// How server and agent reach each other.
    @FunctionalInterface
    public interface EndpointFactory {
        MachineEndpoint with(Thumbprint thumbprint);
    }

    public MachineKind kind() {
        return placement.kind();
    }

    MachineSpec spec(String finalName, Thumbprint thumbprint) {
        return new MachineSpec(finalName, endpoints.with(thumbprint), placement, policyId, options);
    }

    /// The same under another name.
    WantedRegistration named(String other) {
        return new WantedRegistration(other, onConflict, placement, policyId, options, endpoints);
    }

    /// Whether the record says all of this already.
    public boolean heldBy(Machine machine, Thumbprint thumbprint) {
        MachineEndpoint endpoint = endpoints.with(thumbprint);
        return machine.name().equals(name)
                && machine.hasThumbprint(thumbprint)
                && machine.style().equals(endpoint.style())
                && machine.isAt(endpoint.uri().toString())
                && (policyId.isEmpty() || policyId.equals(machine.policyId()))
                && placed(machine)
                && detailed(machine);
    }

    private boolean detailed(Machine machine) {
        MachineDetails present = machine.details();
        return options.over(present).sameAs(present);
    }

    private boolean placed(Machine machine) {
        return switch (placement) {
            case MachineSpec.Placement.Target target ->
                    set(machine.environmentIds()).equals(set(target.environmentIds()))
                            && set(machine.roles()).equals(set(target.roles()));
            case MachineSpec.Placement.Worker worker ->
                    set(machine.workerPoolIds()).equals(set(worker.workerPoolIds()));
        };
    }

    private static Set<String> set(List<String> items) {
        return items.stream()
                .map(item -> item.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
