package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.host.FirewallPort;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.firewall.FirewallRule;
import java.util.List;

/// What a host has for an instance besides its files and its service. Only what this product made
/// for this instance is listed.
///
/// @param openings rules of firewalls
/// @param accounts that were made for the instance
public record Surroundings(List<Opening> openings, List<DedicatedAccount> accounts) {

    /// Nothing, or nothing that may be removed.
    public static final Surroundings NONE = new Surroundings(List.of(), List.of());

    public Surroundings {
        openings = List.copyOf(openings);
        accounts = List.copyOf(accounts);
    }

    /// The rules of the instance in one firewall, at least one.
    public record Opening(FirewallPort firewall, List<FirewallRule> rules) {
        public Opening {
            rules = List.copyOf(rules);
        }
    }
}
