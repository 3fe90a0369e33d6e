package dev.tentaclesetup.core.preflight;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.core.host.HostPorts;
import dev.tentaclesetup.core.step.Owner;
import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceDefinition;
import dev.tentaclesetup.service.StartMode;
import dev.tentaclesetup.service.account.DedicatedAccount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the answers want of the service, in the words of this host.
///
/// @param host that is set up
/// @param answers with an account that is decided
public record WantedService(HostPorts host, Answers answers) {

    /// What the service manager has to keep.
    public ServiceDefinition definition() {
        String instance = answers.setup().instance();
        ServiceDefinition plain =
                host.style()
                        .definition(answers.service().run(), instance, host.program())
                        .withEnvironment(host.environment())
                        .withAccount(account());
        List<String> after =
                Stream.concat(plain.after().stream(), answers.service().dependsOn().stream())
                        .distinct()
                        .toList();
        StartMode start = answers.service().start();
        return plain.withAfter(after)
                .withStart(start == StartMode.AUTOMATIC ? plain.start() : start);
    }

    /// What the service runs as.
    public ServiceAccount account() {
        return switch (answers.service().account()) {
            case Answers.Account.Unspecified _ ->
                    throw new IllegalStateException("the account is not decided yet");
            case Answers.Account.SystemAccount _ -> new ServiceAccount.SystemAccount();
            case Answers.Account.Dedicated(Optional<String> username) ->
                    new ServiceAccount.OwnAccount(
                            username.orElseGet(
                                    () -> host.accounts().usualName(answers.setup().instance())));
            case Answers.Account.Managed(String username) ->
                    new ServiceAccount.NamedAccount(username);
            case Answers.Account.Existing(String username, Optional<Secret> _) ->
                    new ServiceAccount.NamedAccount(username);
        };
    }

    /// The account that is made for the instance; empty when none is, or the system makes it.
    public Optional<DedicatedAccount> dedicated() {
        return account() instanceof ServiceAccount.OwnAccount(String name)
                        && !host.accounts().comesWithService(name)
                ? Optional.of(
                        new DedicatedAccount(
                                name, answers.setup().instance(), answers.paths().data()))
                : Optional.empty();
    }

    /// The owner of the instance's files. Windows has access lists for that, and a background
    /// process keeps its files.
    ///
    /// @param former accounts that the service ran as before
    public Owner owner(Set<String> former) {
        if (host.style().accessLists() || answers.service().run() == Answers.Run.PROCESS) {
            return Owner.UNCHANGED;
        }
        return switch (account()) {
            case ServiceAccount.SystemAccount _ -> Owner.root(former);
            case ServiceAccount.NamedAccount(String name) -> Owner.named(name);
            case ServiceAccount.OwnAccount(String name) -> Owner.named(name);
        };
    }
}
