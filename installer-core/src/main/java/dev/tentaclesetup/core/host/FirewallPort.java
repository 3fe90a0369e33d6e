package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.firewall.Firewall;
import dev.tentaclesetup.service.firewall.FirewallRule;
import dev.tentaclesetup.service.firewall.FirewallState;
import java.util.List;

/// A [Firewall] whose failures are problems. Each method is the firewall's of the same name.
///
/// @param firewall that does the work
public record FirewallPort(Firewall firewall) {

    public FirewallState detect() throws InterruptedException {
        return firewall.detect();
    }

    public List<FirewallRule> ours(String instance) throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> firewall.ours(instance));
    }

    public boolean holds(FirewallRule rule) throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> firewall.holds(rule));
    }

    public void replace(String instance, List<FirewallRule> rules)
            throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> firewall.replace(instance, rules));
    }

    public List<String> byHand(FirewallRule rule) throws InterruptedException {
        return firewall.byHand(rule);
    }

    public List<FirewallPort> keepers() throws InterruptedException {
        return firewall.keepers().stream().map(FirewallPort::new).toList();
    }
}
