package dev.tentaclesetup.service;

import java.util.Optional;

/// A service as it was at one moment, whether it ran or not. Made by [ServiceManager#save]. Both
/// methods may block, as those of the manager do.
public interface SavedService {

    /// Puts the service back as it was, without starting it; one that did not exist is stopped and
    /// removed.
    ///
    /// @throws ServiceException when it could not be put back; may be tried again
    void restore() throws ServiceException, InterruptedException;

    /// Whether the service is now as it was then.
    boolean restored() throws ServiceException, InterruptedException;

    /// For a manager for which a service is nothing but its definition.
    ///
    /// @param before empty when there was none
    record OfDefinition(
            ServiceManager manager, ServiceName name, Optional<ServiceDefinition> before)
            implements SavedService {
        @Override
        public void restore() throws ServiceException, InterruptedException {
            if (before.isPresent()) {
                manager.install(before.get());
            } else {
                manager.uninstall(name);
            }
        }

        @Override
        public boolean restored() throws ServiceException, InterruptedException {
            return before.isPresent()
                    ? manager.holds(before.get())
                    : manager.status(name).state() == ServiceState.NOT_INSTALLED;
        }
    }
}
