package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether every node of the server is polled: one that is not cannot use the agent. An account
/// that may not read the nodes is no reason to ask for more rights.
///
/// @param client signed in
/// @param addresses how many are polled
record ServerNodesCheck(OctopusClient client, int addresses) implements NetworkCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.COMMS_ADDRESS;
    }

    @Override
    public String about() {
        return client.server().base().toString();
    }

    @Override
    public Duration limit() {
        return ONE_CONNECTION;
    }

    @Override
    public Observation<Void> observe() throws InterruptedException {
        List<String> nodes = client.nodes();
        return Observation.perhaps(
                Optional.of(nodes)
                        .filter(all -> all.size() > addresses)
                        .map(all ->
                                Problem.of(
                                                ProblemId.SRV_NODES,
                                                "",
                                                String.valueOf(all.size()),
                                                String.join(", ", all),
                                                String.valueOf(addresses))
                                        .at(AnswerKey.CONNECTION_COMMS_ADDRESS.text(), 0)));
    }
}
