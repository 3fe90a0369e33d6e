package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One account has many names: `NT AUTHORITY\LocalService` is `NT-AUTORITÄT\Lokaler Dienst` in a
/// German Windows, and `.\deploy` is `WEB01\deploy`. They have the same SID.
///
/// @param lookup of SIDs
record AccountSpelling(AccountLookup lookup) {

    private static final String THIS_MACHINE = ".\\";

    /// The spellings that the service manager knows in every language, by their SIDs.
    private static final Map<String, String> SYSTEMS_OWN =
            Map.of(
                    "S-1-5-18", ServiceConfiguration.LOCAL_SYSTEM,
                    "S-1-5-19", "NT AUTHORITY\\LocalService",
                    "S-1-5-20", "NT AUTHORITY\\NetworkService");

    /// Whether the account is one of the system's own, in the spelling of [#canonical].
    static boolean systemsOwn(String account) {
        return SYSTEMS_OWN.values().stream().anyMatch(account::equalsIgnoreCase);
    }

    /// The service manager's spelling of the system's own accounts; any other name as it is, also
    /// one that does not exist: the service manager reports that.
    String canonical(String account) {
        String local =
                account.startsWith(THIS_MACHINE)
                        ? account.substring(THIS_MACHINE.length())
                        : account;
        if (local.equalsIgnoreCase(ServiceConfiguration.LOCAL_SYSTEM)) {
            return ServiceConfiguration.LOCAL_SYSTEM;
        }
        return systemsOwn(account) ? account : sid(account).map(SYSTEMS_OWN::get).orElse(account);
    }

    /// Whether both are names of one account. False when only a domain that does not answer knows.
    boolean same(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return true;
        }
        boolean plain = systemsOwn(one) || systemsOwn(other) || virtual(one) || virtual(other);
        return !plain && sid(one).isPresent() && sid(one).equals(sid(other));
    }

    private static boolean virtual(String account) {
        return VirtualAccount.isName(account.toUpperCase(Locale.ROOT));
    }

    private Optional<String> sid(String account) {
        try {
            return Optional.of(lookup.sid(account));
        } catch (ServiceException e) {
            return Optional.empty();
        }
    }
}
