package dev.tentaclesetup.service.firewall;

import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.firewall.FirewallRule.Profile;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What Windows' registry says of its firewall.
interface WindowsRules {
    /// Whether the firewall's service is there at all.
    boolean installed() throws ServiceException;

    /// The kinds of networks in which it filters; none when its service is switched off.
    Set<Profile> guarded() throws ServiceException;

    /// The kinds of networks in which rules that were made on this host do not count, because a
    /// group policy says so.
    Set<Profile> policyAlone() throws ServiceException;

    /// The texts of the rules that were made on this host.
    List<String> local() throws ServiceException;

    /// The texts of the rules that a group policy gave it.
    List<String> policy() throws ServiceException;

    /// A set in which none stands for all of them, with all of them.
    static Set<Profile> all(Set<Profile> profiles) {
        return profiles.isEmpty() ? EnumSet.allOf(Profile.class) : profiles;
    }
}
