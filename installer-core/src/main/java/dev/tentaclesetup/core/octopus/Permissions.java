package dev.tentaclesetup.core.octopus;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the account may do in one space. Advice only: the server's answer to a write decides.
///
/// @param complete whether the server gave the whole picture
/// @param restrictions permission name to the environment ids it is limited to; an empty set means
///   everywhere; a missing permission is not granted
public record Permissions(boolean complete, Map<String, Set<String>> restrictions) {

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
        return limited.isEmpty() || limited.containsAll(environmentIds);
    }
}
