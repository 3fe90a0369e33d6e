package dev.tentaclesetup.service.account;

import dev.tentaclesetup.service.AccountPassword;
import dev.tentaclesetup.service.ServiceException;
import java.util.Optional;

/// The accounts of this host, as far as services need them.
///
/// Accounts that this product makes carry a mark with the name of their instance; only those are
/// ever removed. Every operation is idempotent, may block, has its own time limits and obeys
/// interruption.
public interface ServiceAccounts {
    /// The account of this name; empty when there is none.
    ///
    /// @param name as the system spells it
    Optional<FoundAccount> find(String name) throws ServiceException, InterruptedException;

    /// The name that a dedicated account gets when none was chosen.
    ///
    /// @param instance the instance's name
    String usualName(String instance);

    /// Whether the system itself makes this account with a service and takes it away with it, so
    /// that there is nothing to make, to find or to remove.
    ///
    /// @param name as the system spells it
    default boolean comesWithService(String name) {
        return false;
    }

    /// Tries a password. Does nothing where services are started without one.
    ///
    /// @param name of an account that exists
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.AccountRefused] when
    ///   the system says that it cannot be logged on like that
    default void logOn(String name, AccountPassword password) throws ServiceException {}

    /// Makes an account for one instance: without a way to log on, and with no rights beyond those
    /// that a service needs. Changes nothing when it is there already.
    ///
    /// @return the password that the service manager needs; none where there are none, and none
    ///   when the account was there already. The caller closes it
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.ForeignAccount] when
    ///   an account of that name exists and this product did not make it
    AccountPassword create(DedicatedAccount account) throws ServiceException, InterruptedException;

    /// Removes an account that was made for this instance. Succeeds when there is none.
    ///
    /// @throws ServiceException with [dev.tentaclesetup.service.ServiceFailure.ForeignAccount] when
    ///   this product did not make it; it stays
    void remove(DedicatedAccount account) throws ServiceException, InterruptedException;
}
