package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.ServiceException;
import java.util.List;

/// The firewall of this host, as far as it decides who may call a listening agent.
///
/// Rules carry the name of their instance and are found again by it, so that no other rule is ever
/// changed or removed. Changes hold at once and after the next boot. Every operation is idempotent,
/// may block, has its own time limits and obeys interruption.
public interface Firewall {
    /// Which firewall filters on this host. Never fails: one that cannot be asked counts as absent.
    FirewallState detect() throws InterruptedException;

    /// The rules of this instance, as they are; empty where no firewall keeps them.
    ///
    /// @param instance the instance's name
    List<FirewallRule> ours(String instance) throws ServiceException, InterruptedException;

    /// Whether callers as in the rule get in: by exactly this one rule of the instance, now and
    /// after a boot, or because another rule lets all of them in.
    boolean holds(FirewallRule rule) throws ServiceException, InterruptedException;

    /// Makes the rules of an instance exactly these. When it fails in the middle, calling it again
    /// with what [#ours] gave before puts everything back.
    ///
    /// @param instance the instance's name, also in each rule
    /// @param rules none closes what was open
    void replace(String instance, List<FirewallRule> rules)
            throws ServiceException, InterruptedException;

    /// The commands with which an administrator does the same by hand; empty where nothing filters.
    List<String> byHand(FirewallRule rule) throws InterruptedException;

    /// Every firewall of this host that may keep rules of ours, each by itself: those too that are
    /// switched off, whose rules would come back with them.
    default List<Firewall> keepers() throws InterruptedException {
        return List.of(this);
    }

    /// Makes this the one rule of its instance.
    default void open(FirewallRule rule) throws ServiceException, InterruptedException {
        replace(rule.instance(), List.of(rule));
    }

    /// Removes every rule of the instance.
    default void close(String instance) throws ServiceException, InterruptedException {
        replace(instance, List.of());
    }
}
