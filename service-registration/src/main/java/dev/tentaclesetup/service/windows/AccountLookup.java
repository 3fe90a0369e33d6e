package dev.tentaclesetup.service.windows;

import dev.tentaclesetup.service.ServiceException;

/// Finds the SIDs of accounts by their names.
@FunctionalInterface
interface AccountLookup {

    /// @param account as a service is given it: `.\` for one of this host
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.AccountRefused] when
    ///   there is no such account, or its domain cannot be asked
    String sid(String account) throws ServiceException;
}
