package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;
import java.nio.file.Path;

/// Owner and access list of files and folders, in Windows' text form.
interface SecurityDescriptors {

    /// Owner and access list of a file or folder.
    String read(Path path) throws ServiceException;

    /// Sets owner and access list; what is inheritable goes to everything below.
    ///
    /// @param closed whether nothing is inherited from the folders above any more
    void write(Path path, String sddl, boolean closed) throws ServiceException;

    /// The same in the system's own spelling.
    String canonical(String sddl) throws ServiceException;

    /// The SID of an account.
    ///
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.AccountRefused] when
    ///   there is no such account
    String sid(String account) throws ServiceException;
}
