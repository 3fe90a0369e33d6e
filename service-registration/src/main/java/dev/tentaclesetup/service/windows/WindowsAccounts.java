package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountProblem;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.ServiceFailure.ForeignAccount;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.ServiceName;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import java.util.Optional;

/// The accounts that Windows knows, of this machine and of its domain. None is made or removed
/// here: an administrator names an existing one, a managed one or one of the system's own, and the
/// account of a service alone is Windows' own affair ([VirtualAccount]).
public final class WindowsAccounts implements ServiceAccounts {

    /// `ERROR_NOT_SUPPORTED`
    private static final int NOT_SUPPORTED = 50;

    private final AccountLookup lookup;

    /// On this machine, which must be Windows.
    public WindowsAccounts() {
        this(new SystemAccountLookup());
    }

    WindowsAccounts(AccountLookup lookup) {
        this.lookup = lookup;
    }

    /// @throws ServiceException with [AccountRefused] when a domain cannot be asked: whether it has
    ///   the account is not known then
    @Override
    public Optional<FoundAccount> find(String name) throws ServiceException {
        try {
            return Optional.of(
                    new FoundAccount(
                            name,
                            lookup.sid(name),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        } catch (ServiceException e) {
            if (e.failure() instanceof AccountRefused refused
                    && refused.problem() == AccountProblem.UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public String usualName(String instance) {
        return new VirtualAccount(ServiceName.forWindowsInstance(instance)).name();
    }

    @Override
    public boolean comesWithService(String name) {
        return VirtualAccount.isName(name);
    }

    /// @throws ServiceException always
    @Override
    public AccountPassword create(DedicatedAccount account) throws ServiceException {
        throw new ServiceException(
                new NativeFailed("make the account " + account.name(), NOT_SUPPORTED, ""));
    }

    @Override
    public void remove(DedicatedAccount account) throws ServiceException {
        if (find(account.name()).isPresent()) {
            throw new ServiceException(new ForeignAccount(account.name()));
        }
    }
}
