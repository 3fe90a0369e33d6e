package dev.tentaclesetup.service.windows;

import com.sun.jna.Memory;
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

/// The accounts that Windows knows, of this host and of its domain. None is made or removed here:
/// an administrator names an existing one, a managed one or one of the system's own, and the
/// account of a single service is made by Windows ([VirtualAccount]).
public final class WindowsAccounts implements ServiceAccounts {

    /// `ERROR_NOT_SUPPORTED`
    private static final int NOT_SUPPORTED = 50;

    /// `LOGON32_LOGON_NETWORK`: needs no right that a service's account does not have anyway; the
    /// one to log on as a service is given to it only later.
    private static final int FROM_THE_NETWORK = 3;

    /// `LOGON32_PROVIDER_DEFAULT`
    private static final int USUAL = 0;

    private final AccountLookup lookup;
    private final LogonCalls calls;

    /// On this host, which must be Windows.
    public WindowsAccounts() {
        this(new SystemAccountLookup(), new LogonCalls.SystemCalls());
    }

    WindowsAccounts(AccountLookup lookup, LogonCalls calls) {
        this.lookup = lookup;
        this.calls = calls;
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

    /// Tried once, because each wrong one counts towards a lock-out. What the system says about
    /// anything but the password, for example that the account may not come from the network, is no
    /// judgement.
    @Override
    public void logOn(String name, AccountPassword password) throws ServiceException {
        if (withoutPassword(name)) {
            return;
        }
        Optional<Memory> secret = NativeTexts.password(password);
        try {
            if (secret.isPresent()) {
                int error = logOn(name, secret.get());
                Optional<ServiceException> refused =
                        error == NativeErrors.NO_LOGON_RIGHT
                                ? Optional.empty()
                                : NativeErrors.refused(name, error);
                if (refused.isPresent()) {
                    throw refused.get();
                }
            }
        } finally {
            NativeTexts.clear(secret);
        }
    }

    private boolean withoutPassword(String name) {
        return VirtualAccount.isName(name)
                || AccountSpelling.systemsOwn(new AccountSpelling(lookup).canonical(name));
    }

    private int logOn(String name, Memory password) {
        if (name.indexOf('@') >= 0) {
            return calls.logOn(name, null, password, FROM_THE_NETWORK, USUAL);
        }
        int end = name.indexOf('\\');
        String domain = end < 0 ? "." : name.substring(0, end);
        return calls.logOn(name.substring(end + 1), domain, password, FROM_THE_NETWORK, USUAL);
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
