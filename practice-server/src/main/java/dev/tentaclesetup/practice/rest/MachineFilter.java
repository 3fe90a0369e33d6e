package dev.tentaclesetup.practice.rest;

import dev.tentaclesetup.practice.fault.Fault;
import dev.tentaclesetup.practice.fault.Faults;
import dev.tentaclesetup.practice.rest.ListFilter.NameMeans;
import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.Machine;
import dev.tentaclesetup.practice.store.Names;
import dev.tentaclesetup.practice.store.Placement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The filters of machine lists [octopus-api 14.3 #35].
final class MachineFilter {

    private final Faults faults;

    MachineFilter(Faults faults) {
        this.faults = faults;
    }

    List<Machine> apply(Query query, List<Machine> machines) throws Refusal {
        boolean ignored = faults.on(Fault.IgnoreFilters.class);
        Optional<String> thumbprint = ignored ? Optional.empty() : query.text("thumbprint");
        Optional<Boolean> disabled = query.flag("isDisabled");
        Predicate<Machine> wanted =
                machine ->
                        (thumbprint.isEmpty()
                                        || thumbprint.get().equalsIgnoreCase(thumbprintOf(machine)))
                                && (disabled.isEmpty()
                                        || disabled.get()
                                                == (machine.use() == Machine.Use.DISABLED))
                                && any(
                                        query.list("commStyles"),
                                        List.of(machine.endpoint().style()))
                                && any(
                                        query.list("healthStatuses"),
                                        List.of(machine.health().status().wireName()))
                                && placed(query, machine.placement());
        return new ListFilter(faults)
                .apply(query, machines, NameMeans.EXACTLY).stream().filter(wanted).toList();
    }

    private static boolean placed(Query query, Placement placement) {
        return switch (placement) {
            case Placement.Target target ->
                    any(query.list("roles"), target.roles())
                            && any(query.list("environmentIds"), target.environmentIds())
                            && any(query.list("tenantIds"), target.tenantIds());
            case Placement.Worker worker ->
                    any(query.list("workerPoolIds"), worker.workerPoolIds());
        };
    }

    private static boolean any(List<String> wanted, List<String> present) {
        return wanted.isEmpty()
                || wanted.stream()
                        .anyMatch(
                                one -> present.stream().anyMatch(other -> Names.same(one, other)));
    }

    private static String thumbprintOf(Machine machine) {
        return switch (machine.endpoint()) {
            case Endpoint.Listening listening -> listening.thumbprint();
            case Endpoint.Polling polling -> polling.thumbprint();
            case Endpoint.Foreign _ -> "";
        };
    }
}
