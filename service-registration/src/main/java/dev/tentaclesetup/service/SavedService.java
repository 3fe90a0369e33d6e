package dev.tentaclesetup.service;

import java.util.Optional;

/// A service as it was, running or not. Made by [ServiceManager#save].
public interface SavedService {

    /// Makes the service so again, without starting it; one that was not there is stopped and taken
    /// away.
    void restore() throws ServiceException, InterruptedException;

    /// Whether the service is so now.
    boolean restored() throws ServiceException, InterruptedException;

    /// For a manager that keeps nothing of a service but its definition.
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
