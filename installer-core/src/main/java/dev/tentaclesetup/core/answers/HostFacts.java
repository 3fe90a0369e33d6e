package dev.tentaclesetup.core.answers;

import java.nio.file.Path;
import java.util.Optional;

/// What the defaults of the answers depend on. Each method reads the host anew, is cheap and does
/// not use the network.
public interface HostFacts {

    /// The name of this host, without its domain.
    String hostName();

    /// Processors that the agent can use, at least 1.
    int processors();

    /// Whether the host has a service manager.
    boolean serviceManager();

    /// Whether services run as accounts of Windows: a dedicated one is the service's own and has
    /// its name, and the domain keeps the password of a managed one.
    default boolean windowsAccounts() {
        return false;
    }

    /// The system's own account, by the name that its administrators know.
    default String systemAccount() {
        return windowsAccounts() ? "Local System" : "root";
    }

    /// The data folder that an instance gets where none is answered.
    ///
    /// @param run a background process belongs to the user, a service to the host
    Path dataFolder(String instance, Answers.Run run);

    /// The folder for applications that goes with a data folder where none is answered: next to it,
    /// never inside it, because removing one must not remove the other.
    default Path applicationsFolder(Path data) {
        Path name = data.getFileName();
        return data.resolveSibling((name == null ? "" : name) + "-applications");
    }

    /// The TCP port on which an instance of this host listens, running or not; empty when there is
    /// no such instance, or it does not listen.
    ///
    /// @param instance as typed, may be no valid name
    default Optional<Integer> listenPort(String instance) {
        return Optional.empty();
    }

    /// The first TCP port from `from` upwards that nothing listens on, and that is not meant for
    /// something else: another instance that is stopped, or an Octopus server.
    ///
    /// @param from 1 to 65535
    int freePort(int from);
}
