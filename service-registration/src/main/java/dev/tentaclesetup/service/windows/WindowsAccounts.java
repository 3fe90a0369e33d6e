package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.ForeignAccount;
import dev.tentaclesetup.service.ServiceFailure.NativeFailed;
import dev.tentaclesetup.service.account.DedicatedAccount;
import dev.tentaclesetup.service.account.FoundAccount;
import dev.tentaclesetup.service.account.ServiceAccounts;
import java.util.Optional;

/// The accounts that Windows knows, of this machine and of its domain. None is made here: an
/// administrator names an existing one, a managed one or one of the system's own. So none is ever
/// removed either.
public final class WindowsAccounts implements ServiceAccounts {

    /// `ERROR_NOT_SUPPORTED`
    private static final int NOT_SUPPORTED = 50;

    @Override
    public Optional<FoundAccount> find(String name) {
        String local = name.startsWith(".\\") ? name.substring(2) : name;
        try {
            Advapi32Util.Account account = Advapi32Util.getAccountByName(local);
            return Optional.of(
                    new FoundAccount(
                            name,
                            account.sidString,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        } catch (Win32Exception unknown) {
            return Optional.empty();
        }
    }

    @Override
    public String usualName(String instance) {
        return "tentacle-" + instance.replaceAll("[^A-Za-z0-9_.-]", "-");
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
