package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.octopus.MachineOptions;
import dev.tentaclesetup.core.octopus.MachineSpec;
import dev.tentaclesetup.core.octopus.NamedItem;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.WorkerPool;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.core.step.RecordNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// From the user's words for environments, pools and policies to the server's ids. Every word that
/// means nothing is a problem of its own.
final class ServerNames {

    private final OctopusSpace space;
    private final List<Problem> problems = new ArrayList<>();
    private RecordNames known = RecordNames.UNKNOWN;

    ServerNames(OctopusSpace space) {
        this.space = space;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /// The names that were seen.
    ///
    /// @param policies whether those of policies are wanted as well; a user that may not read them
    ///   sees their ids
    RecordNames known(boolean policies) throws InterruptedException {
        try {
            return policies ? known.with(space.policies()) : known;
        } catch (ProblemException unreadable) {
            return known;
        }
    }

    MachineSpec.Placement placement(Answers.Placement placement)
            throws ProblemException, InterruptedException {
        return switch (placement) {
            case Answers.Placement.Target target ->
                    new MachineSpec.Placement.Target(
                            environments(target.environments()), target.roles());
            case Answers.Placement.Worker worker ->
                    new MachineSpec.Placement.Worker(pools(worker.pools()));
        };
    }

    /// @param named empty for the default policy
    Optional<String> policy(Optional<String> named) throws ProblemException, InterruptedException {
        return named.isEmpty()
                ? Optional.empty()
                : ids(
                                List.of(named.get()),
                                space.policies(),
                                "kind.policy",
                                AnswerKey.REGISTRATION_POLICY.text())
                        .stream()
                        .findFirst();
    }

    /// @param proxy empty when it is not answered
    MachineOptions options(Answers.RecordDetails details, Optional<String> proxy)
            throws ProblemException, InterruptedException {
        return new MachineOptions(
                tenants(details.tenants()),
                tags(details.tenantTags()),
                details.participation(),
                details.disabled(),
                proxy(proxy),
                details.lockUpgrades());
    }

    private Optional<List<String>> tenants(Optional<List<String>> words)
            throws ProblemException, InterruptedException {
        return given(words)
                ? Optional.of(
                        ids(
                                words.orElseThrow(),
                                space.tenants(),
                                "kind.tenant",
                                AnswerKey.REGISTRATION_TENANT.text()))
                : words;
    }

    private Optional<List<String>> tags(Optional<List<String>> words)
            throws ProblemException, InterruptedException {
        return given(words)
                ? Optional.of(
                        ids(
                                words.orElseThrow(),
                                space.tenantTags(),
                                "kind.tenant-tag",
                                AnswerKey.REGISTRATION_TENANT_TAG.text()))
                : words;
    }

    private static boolean given(Optional<List<String>> words) {
        return words.filter(items -> !items.isEmpty()).isPresent();
    }

    private Optional<MachineOptions.Proxy> proxy(Optional<String> name)
            throws ProblemException, InterruptedException {
        if (name.isEmpty() || name.get().isEmpty()) {
            return name.map(_ -> new MachineOptions.Proxy(Optional.empty()));
        }
        List<String> found =
                ids(
                        List.of(name.get()),
                        space.proxies(),
                        "kind.proxy",
                        AnswerKey.CONNECTION_SERVER_PROXY.text());
        return Optional.of(new MachineOptions.Proxy(found.stream().findFirst()));
    }

    private List<String> environments(List<String> words)
            throws ProblemException, InterruptedException {
        List<NamedItem> known = space.environments();
        if (known.isEmpty()) {
            problems.add(
                    Problem.of(ProblemId.REG_NOENV, "", space.space().name())
                            .at(AnswerKey.REGISTRATION_ENVIRONMENT.text(), 0));
            return List.of();
        }
        return ids(words, known, "kind.environment", AnswerKey.REGISTRATION_ENVIRONMENT.text());
    }

    private List<String> pools(List<String> words) throws ProblemException, InterruptedException {
        List<NamedItem> known =
                space.workerPools().stream()
                        .filter(WorkerPool::acceptsWorkers)
                        .map(WorkerPool::item)
                        .toList();
        return ids(words, known, "kind.worker-pool", AnswerKey.REGISTRATION_WORKER_POOL.text());
    }

    private List<String> ids(
            List<String> words, List<NamedItem> items, String sort, String answer) {
        known = known.with(items);
        var ids = new ArrayList<String>();
        for (String word : words) {
            Optional<NamedItem> meant = NamedItem.meantBy(word, items);
            if (meant.isPresent()) {
                ids.add(meant.get().id());
            } else {
                problems.add(missing(word, items, sort).at(answer, 0));
            }
        }
        return ids.stream().distinct().toList();
    }

    private static Problem missing(String word, List<NamedItem> known, String sort) {
        String names = known.stream().map(NamedItem::name).collect(Collectors.joining(", "));
        return Problem.of(
                ProblemId.REG_MISSING,
                "",
                Argument.text(word),
                Argument.phrase(sort),
                Argument.text(names));
    }
}
