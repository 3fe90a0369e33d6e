package dev.tentaclesetup.service.windows;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32Util;
import com.sun.jna.platform.win32.Win32Exception;
import dev.tentaclesetup.service.ServiceException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks Windows, which asks the domains.
final class SystemAccountLookup implements AccountLookup {

    private static final String THIS_MACHINE = ".\\";

    private final Function<String, String> lookUp;
    private final Supplier<String> computer;

    /// On this host, which must be Windows.
    SystemAccountLookup() {
        this(name -> Advapi32Util.getAccountByName(name).sidString, Kernel32Util::getComputerName);
    }

    /// @param lookUp `LookupAccountName`; throws [Win32Exception]
    /// @param computer the name of this host
    SystemAccountLookup(Function<String, String> lookUp, Supplier<String> computer) {
        this.lookUp = lookUp;
        this.computer = computer;
    }

    @Override
    public String sid(String account) throws ServiceException {
        Optional<String> virtual = VirtualAccount.sid(account);
        if (virtual.isPresent()) {
            return virtual.get();
        }
        try {
            return lookUp.apply(full(account));
        } catch (Win32Exception e) {
            throw NativeErrors.ofLookup(account, e.getErrorCode());
        }
    }

    /// The call does not know `.\`, and a name alone may be found in a domain, too.
    private String full(String account) {
        return account.startsWith(THIS_MACHINE)
                ? computer.get() + "\\" + account.substring(THIS_MACHINE.length())
                : account;
    }
}
