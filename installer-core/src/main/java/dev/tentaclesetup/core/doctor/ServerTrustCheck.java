package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.NetworkCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.octopus.OctopusClient;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.time.Duration;
import java.util.Optional;

/// Whether the agent obeys the certificate that the server says is its own.
///
/// @param client that is signed in
/// @param agent with its trust list
record ServerTrustCheck(OctopusClient client, ConfiguredAgent agent) implements NetworkCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.TRUST;
    }

    @Override
    public String about() {
        return client.server().base().toString();
    }

    @Override
    public Duration limit() {
        return SEVERAL_REQUESTS;
    }

    /// Empty where the account may not read it.
    @Override
    public Observation<Void> observe() throws ProblemException, InterruptedException {
        Optional<Thumbprint> servers = client.readableServerThumbprint();
        if (servers.isEmpty()) {
            return Observation.problem(Problem.of(ProblemId.PERM_CERT, ""));
        }
        boolean obeyed =
                agent.trusted().stream()
                        .anyMatch(trusted -> trusted.thumbprint().equals(servers.get()));
        return obeyed
                ? Observation.fine(servers.get().hex())
                : Observation.problem(
                        Problem.of(
                                ProblemId.TRUST_MISSING,
                                servers.get().hex(),
                                Argument.phrase("trust.not-this"),
                                Argument.text(servers.get().hex())));
    }
}
