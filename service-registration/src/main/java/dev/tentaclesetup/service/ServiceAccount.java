package dev.tentaclesetup.service;

import java.util.regex.Pattern;

/// Who a service runs as.
public sealed interface ServiceAccount {

    /// The system's own account: root on Linux, Local System on Windows.
    record SystemAccount() implements ServiceAccount {}

    /// An account that exists already and may serve other purposes too.
    ///
    /// @param name as the system spells it; no spaces at its ends, no control characters, at most
    ///   104 characters
    record NamedAccount(String name) implements ServiceAccount {
        public NamedAccount {
            AccountNames.require(name);
        }
    }

    /// An account that was made for this service alone, on Windows by the service manager
    /// ([dev.tentaclesetup.service.windows.VirtualAccount]). The service manager may confine it
    /// further than an account that serves other purposes.
    ///
    /// @param name as for [NamedAccount]
    record OwnAccount(String name) implements ServiceAccount {
        public OwnAccount {
            AccountNames.require(name);
        }
    }

    /// Whether a text may name an account.
    static boolean isName(String text) {
        return AccountNames.allows(text);
    }

    /// The rule for names of accounts. A colon is in the names of virtual accounts of Windows.
    final class AccountNames {
        private static final Pattern ALLOWED =
                Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{N}_.:@\\\\$!#&'(){}~^ -]{0,103}");

        private AccountNames() {}

        private static boolean allows(String name) {
            return ALLOWED.matcher(name).matches() && !name.endsWith(" ") && !name.endsWith("\\");
        }

        private static void require(String name) {
            if (!allows(name)) {
                throw new IllegalArgumentException("not an account name: '" + name + "'");
            }
        }
    }
}
