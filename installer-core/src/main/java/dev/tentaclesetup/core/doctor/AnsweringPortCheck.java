package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.ListenPortCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.ListeningProbe;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Thumbprint;
import java.net.InetAddress;
import java.util.Optional;

/// Whether this very agent answers on its port; or, where it does not run, whether it could.
///
/// @param agent that listens
/// @param running whether its process runs
record AnsweringPortCheck(ConfiguredAgent agent, boolean running) implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.PORT;
    }

    @Override
    public String about() {
        return Integer.toString(agent.port());
    }

    @Override
    public Observation<Void> observe() {
        Optional<String> address = agent.listenAddress().map(InetAddress::getHostAddress);
        Optional<Problem> taken =
                ListenPortCheck.free(agent.port(), address).judged().problems().stream()
                        .findFirst();
        if (!running) {
            return taken.isPresent() ? Observation.problem(taken.get()) : Observation.fine(about());
        }
        Optional<Thumbprint> answered = new ListeningProbe(address, agent.port()).thumbprint();
        if (answered.isEmpty()) {
            return Observation.problem(
                    Problem.of(
                            ProblemId.PORT_SILENT, taken.map(Problem::seen).orElse(""), about()));
        }
        boolean own = answered.equals(agent.thumbprint());
        return own || taken.isEmpty()
                ? Observation.fine(about())
                : Observation.problem(taken.get());
    }
}
