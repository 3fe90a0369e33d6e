package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostStyle;
import dev.tentaclesetup.core.preflight.FoundInstance;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import java.util.Optional;

/// What a service runs as when the answers do not say.
final class AccountDefault {

    private AccountDefault() {}

    /// @param instance that may have a service
    /// @return the answers with a choice
    static Answers resolve(Answers answers, HostStyle style, FoundInstance instance) {
        if (!(answers.service().account() instanceof Answers.Account.Unspecified)) {
            return answers;
        }
        return answers.withAccount(
                instance.service()
                        .definition()
                        .map(service -> of(service, style))
                        .orElseGet(() -> answers.defaultAccount(style.windowsAccounts())));
    }

    /// What an answer would be that changes nothing. Windows names the accounts that are a
    /// service's own.
    static Answers.Account of(ServiceDefinition service, HostStyle style) {
        boolean windows = style.windowsAccounts();
        return switch (service.account()) {
            case ServiceAccount.SystemAccount _ -> new Answers.Account.SystemAccount();
            case ServiceAccount.NamedAccount(String name) ->
                    new Answers.Account.Existing(name, Optional.empty());
            case ServiceAccount.OwnAccount(String name) ->
                    new Answers.Account.Dedicated(windows ? Optional.empty() : Optional.of(name));
        };
    }
}
