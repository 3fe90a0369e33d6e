package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.Machine;
import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.Permissions;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the account may write what a plan is going to write: asked before anything is touched. A
/// server that does not say lets everything pass here, and decides when it is written to.
///
/// @param client that is signed in
/// @param needs what the plan writes
public record PermissionCheck(OctopusClient client, List<Need> needs)
        implements NetworkCheck<List<PermissionCheck.Need>> {

    public PermissionCheck {
        needs = List.copyOf(needs);
    }

    /// A permission.
    ///
    /// @param space in which it is needed
    /// @param permission the server's word, for example `MachineCreate`
    /// @param environmentIds in all of which it is needed; empty for workers
    public record Need(Space space, String permission, List<String> environmentIds) {
        public Need {
            environmentIds = List.copyOf(environmentIds);
        }
    }

    /// What registering needs [octopus-api 2.7].
    ///
    /// @param present the record that is changed; empty when one is made
    public static Need registering(
            Space space, MachineSpec.Placement placement, Optional<Machine> present) {
        return switch (placement) {
            case MachineSpec.Placement.Worker _ -> new Need(space, "WorkerEdit", List.of());
            case MachineSpec.Placement.Target target ->
                    new Need(
                            space,
                            present.isPresent() ? "MachineEdit" : "MachineCreate",
                            environments(target, present));
        };
    }

    private static List<String> environments(
            MachineSpec.Placement.Target target, Optional<Machine> present) {
        Stream<String> before =
                present.filter(machine -> machine.kind() == MachineKind.TARGET).stream()
                        .flatMap(machine -> machine.environmentIds().stream());
        return Stream.concat(target.environmentIds().stream(), before).distinct().toList();
    }

    @Override
    public CheckSubject subject() {
        return CheckSubject.REGISTRATION;
    }

    @Override
    public String about() {
        return client.server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    /// @return those that are missing
    @Override
    public Observation<List<Need>> observe() throws ProblemException, InterruptedException {
        Map<Space, Permissions> known = new HashMap<>();
        var missing = new ArrayList<Need>();
        for (Need need : needs) {
            Permissions permissions = known.get(need.space());
            if (permissions == null) {
                permissions = client.permissions(need.space());
                known.put(need.space(), permissions);
            }
            if (!permissions.allows(need.permission(), need.environmentIds())) {
                missing.add(need);
            }
        }
        List<Problem> problems = missing.stream().map(PermissionCheck::problem).distinct().toList();
        return new Observation<>(Optional.of(List.copyOf(missing)), "", problems);
    }

    private static Problem problem(Need need) {
        String space = need.space().name();
        String where = String.join(", ", need.environmentIds());
        return Problem.of(
                ProblemId.PERM_CREATE,
                Stream.of(space, where)
                        .filter(word -> !word.isEmpty())
                        .reduce((a, b) -> a + ": " + b)
                        .orElse(""),
                need.permission());
    }
}
