package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Rights as access lists, which the folders above have no say in.
public final class WindowsFolderRights implements FolderRights {

    /// Administrators own it. SY = the system, BA = administrators, FA = everything; OICI = for
    /// what is inside, too.
    private static final String CLOSED = "O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    /// The access mask that Windows' dialog calls "Modify"; the account's SID and `)` follow.
    private static final String MODIFY = "(A;OICI;0x1301bf;;;";

    private final SecurityDescriptors descriptors;

    /// For this machine, which must be Windows.
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
    public void restore(Path folder, String before) throws ServiceException {
        descriptors.write(folder, before, AccessList.parse(before).closed());
    }

    private String wanted(ServiceAccount account) throws ServiceException {
        return switch (account) {
            case SystemAccount() -> CLOSED;
            case NamedAccount(var name) -> CLOSED + MODIFY + descriptors.sid(name) + ")";
            case OwnAccount(var name) -> CLOSED + MODIFY + descriptors.sid(name) + ")";
        };
    }
}
