package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import java.util.Optional;

/// What a service runs as when nobody has said so.
final class UsualAccount {

    private UsualAccount() {}

    /// @param there the instance's service; empty when there is none
    /// @return the answers with a choice
    static Answers settle(Answers answers, ServiceStyle style, Optional<ServiceDefinition> there) {
        if (!(answers.service().account() instanceof Answers.Account.Usual)) {
            return answers;
        }
        return answers.withAccount(
                there.map(service -> of(service, style))
                        .orElseGet(() -> answers.usualAccount(style == ServiceStyle.WINDOWS)));
    }

    /// What an answer would be that changes nothing. Windows names the accounts that are a
    /// service's own.
    static Answers.Account of(ServiceDefinition service, ServiceStyle style) {
        boolean windows = style == ServiceStyle.WINDOWS;
        return switch (service.account()) {
            case ServiceAccount.SystemAccount _ -> new Answers.Account.Default();
            case ServiceAccount.NamedAccount(String name) ->
                    new Answers.Account.Existing(name, Optional.empty());
            case ServiceAccount.OwnAccount(String name) ->
                    new Answers.Account.Dedicated(windows ? Optional.empty() : Optional.of(name));
        };
    }
}
