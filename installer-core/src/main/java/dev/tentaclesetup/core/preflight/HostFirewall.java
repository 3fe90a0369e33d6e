package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.answers.AnswerKey;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// This host's firewall, before a plan is made, and what the answers want of it.
///
/// @param state what guards this host
/// @param ours the rules of the instance that are there
/// @param needed what lets the callers in; empty when there are no calls from outside
/// @param open whether they get in already
/// @param byHand commands that let them in
/// @param managed whether the answers let set-up change it
public record HostFirewall(
        FirewallState state,
        List<FirewallRule> ours,
        Optional<FirewallRule> needed,
        boolean open,
        List<String> byHand,
        boolean managed) {

    public HostFirewall {
        ours = List.copyOf(ours);
        byHand = List.copyOf(byHand);
    }

    /// Only an administrator may ask a firewall; without one nothing is known of it.
    static HostFirewall read(HostPorts host, Answers answers)
            throws ProblemException, InterruptedException {
        FirewallPort firewall = host.firewall();
        String instance = answers.setup().instance();
        Optional<FirewallRule> needed = needed(answers);
        FirewallState state = host.administrator() ? firewall.detect() : new FirewallState.Absent();
        boolean managed =
                switch (answers.firewall().manage()) {
                    case AUTO -> answers.service().run() == Answers.Run.SERVICE;
                    case YES -> true;
                    case NO -> false;
                };
        return switch (state) {
            case FirewallState.Absent _, FirewallState.Inactive _ ->
                    new HostFirewall(state, List.of(), needed, true, List.of(), managed);
            case FirewallState.Active _, FirewallState.Unmanageable _ -> {
                boolean open = needed.isEmpty() || firewall.holds(needed.get());
                yield new HostFirewall(
                        state,
                        firewall.ours(instance),
                        needed,
                        open,
                        open ? List.of() : firewall.byHand(needed.get()),
                        managed);
            }
        };
    }

    private static Optional<FirewallRule> needed(Answers answers) {
        return switch (answers.connection()) {
            case Answers.Connection.Listening listening ->
                    listening
                                    .listenAddress()
                                    .filter(address ->
                                            InetAddress.ofLiteral(address).isLoopbackAddress())
                                    .isPresent()
                            ? Optional.empty()
                            : Optional.of(
                                    new FirewallRule(
                                            answers.setup().instance(),
                                            listening.port(),
                                            answers.firewall().from(),
                                            answers.firewall().zone(),
                                            answers.firewall().profiles()));
            case Answers.Connection.Polling _ -> Optional.empty();
        };
    }

    /// The firewall's own name; empty without one that filters.
    String words() {
        return switch (state) {
            case FirewallState.Active(String name, String detail) -> (name + " " + detail).strip();
            case FirewallState.Unmanageable(String name) -> name;
            case FirewallState.Inactive _, FirewallState.Absent _ -> "";
        };
    }

    /// That callers will not get in, when set-up does not change it.
    Optional<Problem> problem() {
        return switch (state) {
            case FirewallState.Active(String name, String _) when !open && !managed -> closed(name);
            case FirewallState.Unmanageable(String name) when !open -> closed(name);
            case FirewallState.Active _,
                    FirewallState.Unmanageable _,
                    FirewallState.Inactive _,
                    FirewallState.Absent _ ->
                    Optional.empty();
        };
    }

    private Optional<Problem> closed(String name) {
        return needed.map(rule ->
                Problem.of(
                                ProblemId.FW_LOCAL,
                                name,
                                Integer.toString(rule.port()),
                                name,
                                String.join("; ", byHand))
                        .at(AnswerKey.FIREWALL_MANAGE.text(), 0));
    }
}
