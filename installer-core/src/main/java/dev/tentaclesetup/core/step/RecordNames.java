package dev.tentaclesetup.core.step;

import dev.tentaclesetup.core.octopus.MachineKind;
import dev.tentaclesetup.core.octopus.NamedItem;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.WorkerPool;
import dev.tentaclesetup.core.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of environments, worker pools and policies, by their ids: people know the names.
///
/// @param byId the names
public record RecordNames(Map<String, String> byId) {

    /// Nothing is known.
    public static final RecordNames UNKNOWN = new RecordNames(Map.of());

    public RecordNames {
        byId = Map.copyOf(byId);
    }

    /// What the records of one list refer to: environments or worker pools.
    public static RecordNames read(OctopusSpace space, MachineKind kind)
            throws ProblemException, InterruptedException {
        return UNKNOWN.with(
                switch (kind) {
                    case TARGET -> space.environments();
                    case WORKER -> space.workerPools().stream().map(WorkerPool::item).toList();
                });
    }

    /// With the names of these items as well.
    public RecordNames with(List<NamedItem> items) {
        var names = new HashMap<>(byId);
        items.forEach(item -> names.put(item.id(), item.name()));
        return new RecordNames(names);
    }

    /// The name, or the id of something that this user may not see.
    public String of(String id) {
        return byId.getOrDefault(id, id);
    }

    /// The names, in the order of the ids.
    public List<String> all(List<String> ids) {
        return ids.stream().map(this::of).toList();
    }

    /// The names in an order that does not depend on the server's.
    String of(List<String> ids) {
        return list(ids.stream().map(this::of).toList());
    }

    static String list(List<String> names) {
        return String.join(", ", names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList());
    }
}
