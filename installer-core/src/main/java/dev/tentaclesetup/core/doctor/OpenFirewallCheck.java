package dev.tentaclesetup.core.doctor;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.check.CheckSubject;
import dev.tentaclesetup.core.check.HostCheck;
import dev.tentaclesetup.core.check.Observation;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.preflight.FirewallCheck;
import dev.tentaclesetup.core.preflight.HostFirewall;
import dev.tentaclesetup.core.problem.ProblemException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether this host's firewall lets the server in. A rule of this set-up counts whatever else it
/// says: the answers decided whom it lets in.
///
/// @param host that the agent listens on
/// @param setup with the name of its instance
/// @param agent that listens
record OpenFirewallCheck(HostPorts host, Answers.Setup setup, ConfiguredAgent agent)
        implements HostCheck<Void> {

    @Override
    public CheckSubject subject() {
        return CheckSubject.FIREWALL;
    }

    @Override
    public String about() {
        return Integer.toString(agent.port());
    }

    @Override
    public Duration limit() {
        return SEVERAL_COMMANDS;
    }

    @Override
    public Observation<Void> observe() throws ProblemException, InterruptedException {
        Observation<HostFirewall> found = new FirewallCheck(host, answers()).judged();
        boolean ruled =
                found.value().stream()
                        .flatMap(firewall -> firewall.ours().stream())
                        .anyMatch(rule -> rule.port() == agent.port());
        return new Observation<>(
                Optional.empty(), found.seen(), ruled ? List.of() : found.problems());
    }

    /// Only what a firewall is asked for matters.
    private Answers answers() {
        var listening =
                new Answers.Connection.Listening(
                        agent.port(),
                        agent.listenAddress().map(InetAddress::getHostAddress),
                        Optional.empty(),
                        agent.port());
        return new Answers(
                setup,
                new Answers.Server.Offline(List.of()),
                new Answers.Proxy.None(),
                listening,
                new Answers.Registration.None(),
                new Answers.Paths(agent.home(), agent.applications()),
                new Answers.Service(
                        Answers.Run.SERVICE, new Answers.Account.SystemAccount(), false),
                new Answers.Firewall(Answers.Manage.NO, Set.of(), Optional.empty(), List.of()));
    }
}
