package dev.tentaclesetup.core.answers;

import java.nio.file.Path;

/// What the defaults of the answers depend on. Read when asked, cheap, without the network.
public interface HostFacts {

    /// The name of this machine, without its domain.
    String hostName();

    /// Processors that the agent can use, at least 1.
    int processors();

    /// Whether an operating system's service manager is there.
    boolean serviceManager();

    /// Whether services run as Windows' accounts: a dedicated one is the service's own and has its
    /// name, and the password of a managed one is the domain's affair.
    default boolean windowsAccounts() {
        return false;
    }

    /// The data folder that an instance gets when nothing else is said.
    ///
    /// @param run a background process belongs to the user, a service to the machine
    Path dataFolder(String instance, Answers.Run run);

    /// The first TCP port from `from` upwards that nothing listens on.
    ///
    /// @param from 1 to 65535
    int freePort(int from);
}
