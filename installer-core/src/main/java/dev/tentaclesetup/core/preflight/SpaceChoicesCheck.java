package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.NamedItem;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.octopus.OctopusSpace;
import dev.tentaclesetup.core.octopus.Space;
import dev.tentaclesetup.core.octopus.WorkerPool;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a registration in a space can choose from.
///
/// @param client that has signed in
/// @param space one of its user's
public record SpaceChoicesCheck(OctopusClient client, Space space)
        implements NetworkCheck<SpaceChoices> {

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

    @Override
    public Observation<SpaceChoices> observe() throws ProblemException, InterruptedException {
        OctopusSpace entered = client.enter(space);
        var choices =
                new SpaceChoices(
                        entered,
                        client.readableServerThumbprint(),
                        names(entered.environments().stream()),
                        entered.roles(),
                        names(
                                entered.workerPools().stream()
                                        .filter(WorkerPool::acceptsWorkers)
                                        .map(WorkerPool::item)));
        return Observation.of(choices, space.name());
    }

    private static List<String> names(Stream<NamedItem> items) {
        return items.map(NamedItem::name).toList();
    }
}
