package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceException;
import dev.tentaclesetup.service.ServiceFailure.AccountRefused;
import dev.tentaclesetup.service.account.FolderRights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Rights as access lists that inherit nothing from the folders above.
public final class WindowsFolderRights implements FolderRights {

    /// Administrators own it. SY = the system, BA = administrators, FA = everything; OICI = for
    /// what is inside, too.
    private static final String CLOSED = "O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    /// The access mask that Windows' dialog calls "Modify"; the account's SID and `)` follow.
    private static final String MODIFY = "(A;OICI;0x1301bf;;;";

    private final SecurityDescriptors descriptors;

    /// For this host, which must be Windows.
    public WindowsFolderRights() {
        this(new NativeSecurityDescriptors());
    }

    WindowsFolderRights(SecurityDescriptors descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    public boolean kept(Path folder) throws ServiceException, IOException {
        Path probe = Files.createTempDirectory(folder, "rights");
        try {
            restrict(probe, new SystemAccount());
            return restricted(probe, new SystemAccount());
        } finally {
            Files.delete(probe);
        }
    }

    @Override
    public String read(Path folder) throws ServiceException {
        return descriptors.read(folder);
    }

    @Override
    public boolean restricted(Path folder, ServiceAccount account) throws ServiceException {
        AccessList wanted = AccessList.parse(descriptors.canonical(wanted(account)));
        return AccessList.parse(descriptors.read(folder)).equals(wanted);
    }

    @Override
    public void restrict(Path folder, ServiceAccount account) throws ServiceException {
        descriptors.write(folder, wanted(account), true);
    }

    @Override
    public boolean permitted(Path folder, ServiceAccount account) throws ServiceException {
        if (account instanceof SystemAccount) {
            return true;
        }
        Optional<String> entry = entryIfKnown(account);
        return entry.isPresent()
                && AccessList.parse(descriptors.read(folder)).entries().contains(entry.get());
    }

    @Override
    public void permit(Path folder, ServiceAccount account, Optional<ServiceAccount> former)
            throws ServiceException {
        String text = descriptors.read(folder);
        boolean closed = AccessList.parse(text).closed();
        for (ServiceAccount one : former.stream().toList()) {
            Optional<String> entry = entryIfKnown(one);
            text = entry.isEmpty() ? text : AccessList.without(text, entry.get());
        }
        Optional<String> entry = entry(account);
        if (entry.isPresent()) {
            text = AccessList.with(AccessList.without(text, entry.get()), entry.get());
        }
        descriptors.write(folder, text, closed);
    }

    /// Empty for an account that has been deleted: its entry has a SID that no account has.
    private Optional<String> entryIfKnown(ServiceAccount account) throws ServiceException {
        try {
            return entry(account);
        } catch (ServiceException e) {
            if (e.failure() instanceof AccountRefused) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// In the system's own spelling.
    private Optional<String> entry(ServiceAccount account) throws ServiceException {
        Optional<String> own = allowed(account);
        return own.isEmpty()
                ? Optional.empty()
                : AccessList.parse(descriptors.canonical("O:BAD:" + own.get())).entries().stream()
                        .findFirst();
    }

    @Override
    public void restore(Path folder, String before) throws ServiceException {
        descriptors.write(folder, before, AccessList.parse(before).closed());
    }

    private String wanted(ServiceAccount account) throws ServiceException {
        return CLOSED + allowed(account).orElse("");
    }

    private Optional<String> allowed(ServiceAccount account) throws ServiceException {
        return switch (account) {
            case SystemAccount() -> Optional.empty();
            case NamedAccount(var name) -> Optional.of(MODIFY + descriptors.sid(name) + ")");
            case OwnAccount(var name) -> Optional.of(MODIFY + descriptors.sid(name) + ")");
        };
    }
}
