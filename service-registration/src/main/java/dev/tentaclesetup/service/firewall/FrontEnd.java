package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.ServiceException;
import java.util.List;
import java.util.Optional;

/// One kind of firewall on Linux. The operations are those of [Firewall] and assume that it is the
/// one in use.
sealed interface FrontEnd permits Firewalld, FirewalldOff, RuleSet, Ufw {
    /// Empty when it is not installed or may not be asked.
    Optional<FirewallState> detect() throws InterruptedException;

    List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException;

    boolean holds(FirewallRule rule) throws ServiceException, InterruptedException;

    void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException;

    List<String> byHand(FirewallRule rule) throws InterruptedException;

    /// The same where it is switched off, for what it keeps until it is switched on.
    default FrontEnd switchedOff() {
        return this;
    }
}
