package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import java.util.Optional;

/// [ServiceAccounts] whose failures are problems. Each method is theirs of the same name.
///
/// @param accounts that do the work
public record AccountPort(ServiceAccounts accounts) {

    public Optional<FoundAccount> find(String name) throws ProblemException, InterruptedException {
        return ServiceProblems.call(() -> accounts.find(name));
    }

    public String usualName(String instance) {
        return accounts.usualName(instance);
    }

    public boolean comesWithService(String name) {
        return accounts.comesWithService(name);
    }

    public void logOn(String name, AccountPassword password) throws ProblemException {
        try {
            accounts.logOn(name, password);
        } catch (ServiceException e) {
            throw ServiceProblems.of(e);
        }
    }

    /// Makes the account. The password that some systems give it is not kept.
    public void create(DedicatedAccount account) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> accounts.create(account).close());
    }

    public void remove(DedicatedAccount account) throws ProblemException, InterruptedException {
        ServiceProblems.run(() -> accounts.remove(account));
    }
}
