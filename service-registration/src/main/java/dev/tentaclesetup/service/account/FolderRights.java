package dev.tentaclesetup.service.account;

import dev.tentaclesetup.service.ServiceAccount;
import dev.tentaclesetup.service.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Restricts folders to those who have to use them: the system and administrators, who may do
/// anything, and the service's account, which may read, write and delete. Nothing is inherited from
/// the folders above: `%ProgramData%` and new folders on a drive let every user read, and secrets
/// that are protected with the key of the machine can be decrypted by every user who can read the
/// file.
public interface FolderRights {

    /// Whether the folder's volume keeps access lists at all: FAT, some network drives and Wine
    /// accept them and forget them. Tried with a new folder inside, which is deleted again.
    ///
    /// @param folder that exists
    /// @throws IOException when nothing can be made there
    boolean kept(Path folder) throws ServiceException, IOException;

    /// What a folder has now, for [#restore].
    ///
    /// @return owner and access list in Windows' text form
    String read(Path folder) throws ServiceException;

    /// Whether the folder is closed as [#restrict] does it.
    ///
    /// @param account of the service
    boolean restricted(Path folder, ServiceAccount account) throws ServiceException;

    /// Restricts the folder and everything in it.
    ///
    /// @param account of the service, which must exist
    void restrict(Path folder, ServiceAccount account) throws ServiceException;

    /// Whether the account may read, write and delete in the folder because [#permit] let it.
    /// Always for the system's own account, which may anyway; never for one that does not exist.
    ///
    /// @param account of the service
    boolean permitted(Path folder, ServiceAccount account) throws ServiceException;

    /// Lets an account read, write and delete in the folder, and leaves the rights of others as
    /// they are.
    ///
    /// @param account of the service, which must exist
    /// @param former the account whose right is taken away, whether it still exists or not; empty
    ///   for none
    void permit(Path folder, ServiceAccount account, Optional<ServiceAccount> former)
            throws ServiceException;

    /// Puts back what [#read] returned.
    ///
    /// @throws IllegalArgumentException for any other text
    void restore(Path folder, String before) throws ServiceException;
}
