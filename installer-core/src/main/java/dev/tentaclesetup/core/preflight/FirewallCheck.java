package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// What this host's firewall lets through.
///
/// @param host that is set up
/// @param answers what has to get through
public record FirewallCheck(HostPorts host, Answers answers) implements HostCheck<HostFirewall> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.FIREWALL;
    }

    @Override
    public String about() {
        return subject().text();
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<HostFirewall> observe() throws ProblemException, InterruptedException {
        return judged();
    }

    /// What is found, for a check that asks more, within its own limit.
    public Observation<HostFirewall> judged() throws ProblemException, InterruptedException {
        HostFirewall found = HostFirewall.read(host, answers);
        Optional<Problem> problem = found.problem();
        var problems = new ArrayList<>(problem.stream().toList());
        // What has no effect for another reason was told of when the answers were read.
        if (host.administrator() && found.managed() && found.needed().isPresent()) {
            problems.addAll(UnusedAnswers.ofFirewall(answers.firewall(), found.state()));
        }
        return new Observation<>(
                Optional.of(found), problem.map(Problem::seen).orElseGet(found::words), problems);
    }
}
