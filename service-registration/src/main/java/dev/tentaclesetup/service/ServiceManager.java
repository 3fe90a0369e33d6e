package dev.tentaclesetup.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The services of this host, through one of its service managers.
///
/// Every operation is idempotent: it reads what is there and changes only what differs, so that it
/// may be repeated at any time. Every operation may block, has its own time limit, obeys
/// interruption and may be called from any thread; two calls about one service at the same time
/// have the outcome of one of the two orders.
///
/// Failures of the environment are [ServiceException]s with a [ServiceFailure].
public interface ServiceManager {

    /// Whether this manager works on this host. Never fails: what cannot be asked is
    /// [Detection.Absent].
    Detection detect() throws InterruptedException;

    /// The folder in which services are defined; empty where that is no folder.
    default Optional<Path> definitions() {
        return Optional.empty();
    }

    /// Makes the service as defined: new, or changed where it differs. Neither starts nor restarts
    /// it. When it fails, what was there before is put back.
    ///
    /// @param password of the definition's account; without one the stored one stays. It cannot be
    ///   read back, so a given one is always written. Ignored where services need none
    void install(ServiceDefinition definition, AccountPassword password)
            throws ServiceException, InterruptedException;

    /// The same without a password.
    default void install(ServiceDefinition definition)
            throws ServiceException, InterruptedException {
        install(definition, AccountPassword.none());
    }

    /// Stops the service and removes everything of it. Succeeds when there is none.
    void uninstall(ServiceName name) throws ServiceException, InterruptedException;

    /// Starts the service and returns when it runs or, if it [reports its
    /// readiness][Readiness#NOTIFIED], when it is ready. Succeeds when it runs already. A service
    /// that ends during its start is [ServiceFailure.Crashed] with its last lines; one that is not
    /// ready in time is [ServiceFailure.TimedOut] with what it says of itself, and goes on.
    void start(ServiceName name) throws ServiceException, InterruptedException;

    /// Starts the service and returns without waiting until it is ready, where the system can do
    /// that: for a service that waits for something which is not there yet. Otherwise as [#start].
    default void launch(ServiceName name) throws ServiceException, InterruptedException {
        start(name);
    }

    /// Stops the service, after its time limit by force, and returns when it is gone with all
    /// processes it started. Succeeds when it does not run or is not installed.
    void stop(ServiceName name) throws ServiceException, InterruptedException;

    /// Stops and starts the service.
    void restart(ServiceName name) throws ServiceException, InterruptedException;

    /// What the service does now; [ServiceStatus#NOT_INSTALLED] when there is none.
    ServiceStatus status(ServiceName name) throws ServiceException, InterruptedException;

    /// The definition of a service made by this product; empty when there is none. Of one that was
    /// changed by hand so that parts of it mean nothing, or more than a definition can say, these
    /// parts are as near as can be; [#drift] names them.
    ///
    /// @throws ServiceException with [ServiceFailure.ForeignService] when the service was not made
    ///   by this product
    Optional<ServiceDefinition> installed(ServiceName name)
            throws ServiceException, InterruptedException;

    /// What there is of the service now, to be put back later exactly, changes by hand included.
    ///
    /// @throws ServiceException with [ServiceFailure.ForeignService] when the service was not made
    ///   by this product
    default SavedService save(ServiceName name) throws ServiceException, InterruptedException {
        return new SavedService.OfDefinition(this, name, installed(name));
    }

    /// Whether [#install] would change nothing.
    boolean holds(ServiceDefinition definition) throws ServiceException, InterruptedException;

    /// Everything about the service that is not as defined; empty when nothing is.
    ///
    /// The service [holds][#holds] when nothing in it is [repairable][ServiceDrift#repairable].
    default List<ServiceDrift> drift(ServiceDefinition definition)
            throws ServiceException, InterruptedException {
        if (holds(definition)) {
            return List.of();
        }
        String name = definition.name().value();
        return List.of(
                installed(definition.name())
                        .map(there ->
                                new ServiceDrift(
                                        ServiceDrift.Aspect.SETTING,
                                        name,
                                        there.toString(),
                                        definition.toString()))
                        .orElse(
                                new ServiceDrift(
                                        ServiceDrift.Aspect.MISSING, name, "", "installed")));
    }

    /// What the service wrote last, oldest line first; empty when it wrote nothing or the log may
    /// not be read.
    ///
    /// @param lines at most so many, 1 to 1000
    List<String> lastLines(ServiceName name, int lines)
            throws ServiceException, InterruptedException;
}
