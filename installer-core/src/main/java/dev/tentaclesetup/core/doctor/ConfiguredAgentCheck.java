package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.check.WeakCertificate;
import dev.tentaclesetup.core.problem.Argument;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.TentacleConfiguration;
import dev.tentaclesetup.instance.Thumbprint;
import dev.tentaclesetup.instance.TrustedServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether the agent's configuration lets any server reach it.
///
/// @param name of the instance
/// @param stored its configuration
/// @param clock to judge its certificate's dates
record ConfiguredAgentCheck(String name, TentacleConfiguration stored, InstantSource clock)
        implements HostCheck<ConfiguredAgent> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.TRUST;
    }

    @Override
    public String about() {
        return name;
    }

    @Override
    public Observation<ConfiguredAgent> observe() throws ProblemException {
        ConfiguredAgent agent = ConfiguredAgent.read(stored);
        return new Observation<>(Optional.of(agent), words(agent), problems(agent));
    }

    private List<Problem> problems(ConfiguredAgent agent) {
        var problems = new ArrayList<Problem>();
        agent.certificate()
                .flatMap(own -> WeakCertificate.problem(own.certificate(), clock.instant()))
                .ifPresent(problems::add);
        boolean usable = agent.listening() ? !agent.trusted().isEmpty() : !agent.polled().isEmpty();
        if (!usable) {
            String phrase = agent.listening() ? "trust.nobody" : "trust.no-address";
            problems.add(
                    Problem.of(
                            ProblemId.TRUST_MISSING,
                            "",
                            Argument.phrase(phrase),
                            Argument.text("")));
        }
        return problems;
    }

    private static String words(ConfiguredAgent agent) {
        return agent.trusted().stream()
                .map(TrustedServer::thumbprint)
                .map(Thumbprint::hex)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
