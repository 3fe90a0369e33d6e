package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// From what users call things to what the server calls them: name, then slug, then id, blanks
/// around and case ignored (`octopus-api` 6.4).
public final class NameLookup {

    private NameLookup() {}

    /// The ids of the environments.
    ///
    /// @throws ProblemException with `REG-MISSING` for the first word that means nothing
    public static List<String> environments(OctopusSpace space, List<String> words)
            throws ProblemException, InterruptedException {
        return ids(words, space.environments(), "environment", "registration.environment");
    }

    /// The ids of the worker pools; a pool that takes no workers counts as missing.
    public static List<String> workerPools(OctopusSpace space, List<String> words)
            throws ProblemException, InterruptedException {
        List<NamedItem> pools =
                space.workerPools().stream()
                        .filter(WorkerPool::acceptsWorkers)
                        .map(WorkerPool::item)
                        .toList();
        return ids(words, pools, "worker-pool", "registration.worker-pool");
    }

    /// The id of the policy; empty when none is named.
    public static Optional<String> policy(OctopusSpace space, Optional<String> word)
            throws ProblemException, InterruptedException {
        return word.isEmpty()
                ? Optional.empty()
                : ids(List.of(word.get()), space.policies(), "policy", "registration.policy")
                        .stream()
                        .findFirst();
    }

    private static List<String> ids(
            List<String> words, List<NamedItem> items, String sort, String answer)
            throws ProblemException {
        var ids = new ArrayList<String>();
        for (String word : words) {
            String id = find(word, items).map(NamedItem::id).orElse("");
            if (id.isEmpty()) {
                throw new ProblemException(missing(word, items, sort).at(answer, 0));
            }
            if (!ids.contains(id)) {
                ids.add(id);
            }
        }
        return ids;
    }

    /// A name beats a slug and a slug beats an id: names may look like the others.
    private static Optional<NamedItem> find(String word, List<NamedItem> items) {
        String wanted = word.strip();
        return items.stream()
                .filter(item -> item.name().strip().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> items.stream().filter(item -> item.isMeantBy(wanted)).findFirst());
    }

    private static Problem missing(String word, List<NamedItem> items, String sort) {
        String names =
                items.stream().map(NamedItem::name).limit(50).collect(Collectors.joining(", "));
        return Problem.of(ProblemId.REG_MISSING, word, word, Problem.phrase("sort." + sort), names);
    }
}
