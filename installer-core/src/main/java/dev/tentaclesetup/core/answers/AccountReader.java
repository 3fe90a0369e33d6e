package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.windows.VirtualAccount;
import java.util.Optional;

/// Reads which account the service runs as.
///
/// @param fields all answers
/// @param facts of this host
record AccountReader(Fields fields, HostFacts facts) {

    static Answers.Account read(Fields fields, HostFacts facts, String instance) {
        return new AccountReader(fields, facts).read(instance);
    }

    private Answers.Account read(String instance) {
        Optional<Choices.Account> account = fields.value(SERVICE_ACCOUNT, Choices.Account.class);
        boolean named = fields.given(SERVICE_USERNAME) && !fields.mentioned(SERVICE_ACCOUNT);
        if (account.isEmpty() && !named) {
            return nameless(new Answers.Account.Unspecified());
        }
        Choices.Account kind =
                account.orElseGet(() -> fields.usual(SERVICE_ACCOUNT, Choices.Account.CUSTOM));
        return switch (kind) {
            case SYSTEM -> nameless(new Answers.Account.SystemAccount());
            case DEDICATED -> dedicated(instance);
            case MANAGED -> managed();
            case CUSTOM -> existing();
        };
    }

    private Answers.Account nameless(Answers.Account account) {
        fields.unused(SERVICE_USERNAME, SERVICE_ACCOUNT);
        fields.unused(SERVICE_PASSWORD, SERVICE_ACCOUNT);
        return account;
    }

    private Answers.Account dedicated(String instance) {
        fields.unused(SERVICE_PASSWORD, SERVICE_ACCOUNT);
        Optional<String> username = fields.text(SERVICE_USERNAME);
        if (facts.windowsAccounts()) {
            nameOfTheService(username, instance);
            return new Answers.Account.Dedicated(Optional.empty());
        }
        username.flatMap(name -> TextForm.NEW_ACCOUNT.judge(SERVICE_USERNAME, name))
                .ifPresent(problem -> fields.add(SERVICE_USERNAME, problem));
        return new Answers.Account.Dedicated(username);
    }

    /// Windows gives the account its name. Another name in the answers means another account, and
    /// would be ignored in silence.
    private void nameOfTheService(Optional<String> username, String instance) {
        if (username.isEmpty() || !InstanceName.isValid(instance)) {
            return;
        }
        String name = new VirtualAccount(ServiceName.forWindowsInstance(instance)).name();
        if (!username.get().equalsIgnoreCase(name)) {
            wrong(username.get(), "account-of-service", name);
        }
    }

    private Answers.Account managed() {
        if (!facts.windowsAccounts()) {
            fields.add(
                    SERVICE_ACCOUNT,
                    ValueHint.of("account-of-linux").refusal(SERVICE_ACCOUNT, "managed"));
            return new Answers.Account.SystemAccount();
        }
        fields.unused(SERVICE_PASSWORD, SERVICE_ACCOUNT);
        Optional<String> username = username("managed-account");
        Optional<String> managed = username.flatMap(ManagedAccount::named);
        if (username.isPresent() && managed.isEmpty()) {
            wrong(username.get(), "managed-account");
        }
        return new Answers.Account.Managed(managed.orElse(""));
    }

    /// A managed account is also recognised by its name; then it needs no password either.
    private Answers.Account existing() {
        Optional<String> username = username("custom-account");
        Optional<String> managed =
                facts.windowsAccounts()
                        ? username.filter(ManagedAccount::isMarked).flatMap(ManagedAccount::named)
                        : Optional.empty();
        if (managed.isPresent()) {
            fields.unused(SERVICE_PASSWORD, SERVICE_USERNAME);
            return new Answers.Account.Managed(managed.get());
        }
        if (!facts.windowsAccounts()) {
            fields.unusedHere(SERVICE_PASSWORD, facts);
        }
        username.filter(name -> !facts.windowsAccounts() && name.matches("\\d+"))
                .ifPresent(number -> wrong(number, "account-number"));
        Optional<Secret> password = fields.secret(SERVICE_PASSWORD);
        return new Answers.Account.Existing(username.orElse(""), password);
    }

    private Optional<String> username(String when) {
        Optional<String> username = fields.text(SERVICE_USERNAME);
        if (username.isEmpty()) {
            fields.missing(SERVICE_USERNAME, when);
        }
        return username;
    }

    private void wrong(String seen, String expected, String... parameters) {
        fields.add(
                SERVICE_USERNAME,
                ValueHint.of(expected, parameters).refusal(SERVICE_USERNAME, seen));
    }
}
