package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceAccount.NamedAccount;
import dev.tentaclesetup.service.ServiceAccount.OwnAccount;
import dev.tentaclesetup.service.ServiceAccount.SystemAccount;
import dev.tentaclesetup.service.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Closes folders to everybody but those who have to use them: the system and administrators, who
/// may do anything, and the service's account, which may read, write and delete. Whatever the
/// folders above allow does not count, because `%ProgramData%` and new folders on a drive let every
/// user read, and secrets protected for the machine can be read by whoever reads their file.
public final class FolderRights {

    /// Administrators own it. SY = the system, BA = administrators, FA = everything; OICI = for
    /// what is inside, too.
    private static final String CLOSED = "O:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    /// The access mask that Windows' dialog calls "Modify"; the account's SID and `)` follow.
    private static final String MODIFY = "(A;OICI;0x1301bf;;;";

    private final SecurityDescriptors descriptors;

    /// For this machine, which must be Windows.
    public FolderRights() {
        this(new NativeSecurityDescriptors());
    }

    FolderRights(SecurityDescriptors descriptors) {
        this.descriptors = descriptors;
    }

    /// Whether the folder's volume keeps access lists at all: FAT, some network drives and Wine
    /// take them and forget them. Tried with a folder in it that is gone again afterwards.
    ///
    /// @param folder that exists
    /// @throws IOException when nothing can be made there
    public boolean kept(Path folder) throws ServiceException, IOException {
        Path probe = Files.createTempDirectory(folder, "rights");
        try {
            restrict(probe, new SystemAccount());
            return restricted(probe, new SystemAccount());
        } finally {
            Files.delete(probe);
        }
    }

    /// What a folder has now, for [#restore].
    ///
    /// @return owner and access list in Windows' text form
    public String read(Path folder) throws ServiceException {
        return descriptors.read(folder);
    }

    /// Whether the folder is closed as [#restrict] does it.
    ///
    /// @param account of the service
    public boolean restricted(Path folder, ServiceAccount account) throws ServiceException {
        AccessList wanted = AccessList.parse(descriptors.canonical(wanted(account)));
        return AccessList.parse(descriptors.read(folder)).equals(wanted);
    }

    /// Closes the folder and all that is in it.
    ///
    /// @param account of the service, which must exist
    public void restrict(Path folder, ServiceAccount account) throws ServiceException {
        descriptors.write(folder, wanted(account), true);
    }

    /// Puts back what [#read] returned.
    ///
    /// @throws IllegalArgumentException for any other text
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
