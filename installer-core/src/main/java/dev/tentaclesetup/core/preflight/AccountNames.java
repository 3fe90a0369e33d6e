package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.service.ServiceAccount;
import java.util.Optional;

/// Names of the accounts that services run as.
final class AccountNames {

    private AccountNames() {}

    /// Empty for the system's own account.
    static Optional<String> of(ServiceAccount account) {
        return switch (account) {
            case ServiceAccount.SystemAccount _ -> Optional.empty();
            case ServiceAccount.NamedAccount(String name) -> Optional.of(name);
            case ServiceAccount.OwnAccount(String name) -> Optional.of(name);
        };
    }
}
