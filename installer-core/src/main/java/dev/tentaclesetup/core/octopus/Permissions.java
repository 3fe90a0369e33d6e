package dev.tentaclesetup.core.octopus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What the account may do in one space. Advice only: the server's answer to a write decides.
///
/// @param complete whether the server gave the whole picture
/// @param restrictions permission name to the environment ids it is limited to; an empty set means
///   everywhere; a missing permission is not granted
public record Permissions(boolean complete, Map<String, Set<String>> restrictions) {

    private static final Pattern ID = Pattern.compile("Environments-\\d+");

    public Permissions {
        restrictions = Map.copyOf(restrictions);
    }

    /// Whether the permission is granted for all of these environments, as far as is known. Unknown
    /// counts as granted.
    ///
    /// @param permission for example `MachineCreate`
    public boolean allows(String permission, List<String> environmentIds) {
        Set<String> limited = restrictions.get(permission);
        if (limited == null) {
            return !complete;
        }
        return unlimited(limited) || limited.containsAll(environmentIds);
    }

    /// Whether the permission is granted without a restriction, as far as is known: lists show then
    /// all that there is.
    public boolean allowsEverywhere(String permission) {
        Set<String> limited = restrictions.get(permission);
        return limited == null ? !complete : unlimited(limited);
    }

    /// What is no id of an environment stands for a group of them, as `environments-all`.
    private static boolean unlimited(Set<String> limited) {
        return limited.isEmpty() || !limited.stream().allMatch(id -> ID.matcher(id).matches());
    }
}
