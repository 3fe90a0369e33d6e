package dev.tentaclesetup.core.answers;

import static dev.tentaclesetup.core.answers.AnswerKey.*;

import dev.tentaclesetup.core.Secret;
import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.InstanceName;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.windows.VirtualAccount;
import java.util.Optional;

/// Reads as whom the service runs.
///
/// @param fields all answers
/// @param facts of this machine
record AccountReader(Fields fields, HostFacts facts) {

    static Answers.Account read(Fields fields, HostFacts facts, String instance) {
        return new AccountReader(fields, facts).read(instance);
    }

    private Answers.Account read(String instance) {
        return switch (fields.text(SERVICE_ACCOUNT).map(AnswerSchema::normal).orElse("")) {
            case "" -> nameless(new Answers.Account.Unspecified());
            case "system" -> nameless(new Answers.Account.SystemAccount());
            case "dedicated" -> dedicated(instance);
            case "managed" -> managed();
            default -> existing();
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
        if (!username.map(DedicatedAccount::isName).orElse(true)) {
            wrong(username.orElseThrow(), "new-account");
        }
        return new Answers.Account.Dedicated(username);
    }

    /// Windows gives the account its name. Another one that somebody wrote down means another
    /// account, and would be left out in silence.
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
                    Problem.of(
                            ProblemId.ANS_VALUE,
                            "managed",
                            SERVICE_ACCOUNT.text(),
                            Problem.phrase("expected.account-of-linux")));
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

    /// A managed account is known by its name, too, and then needs no password either.
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
        var arguments = new String[parameters.length + 2];
        arguments[0] = SERVICE_USERNAME.text();
        arguments[1] = Problem.phrase("expected." + expected);
        System.arraycopy(parameters, 0, arguments, 2, parameters.length);
        fields.add(SERVICE_USERNAME, Problem.of(ProblemId.ANS_VALUE, seen, arguments));
    }
}
