package dev.tentaclesetup.practice.work;

import dev.tentaclesetup.practice.store.Endpoint;
import dev.tentaclesetup.practice.store.LogLine;
import dev.tentaclesetup.practice.store.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The way to Tentacles.
public interface Tentacles {

    /// Connects and returns the thumbprint of the certificate that is presented there.
    ///
    /// @param host name or address, IPv6 without brackets
    /// @param port 1 to 65535
    /// @param proxy empty for a direct connection
    String discover(String host, int port, Optional<Proxy> proxy)
            throws TentacleException, InterruptedException;

    /// Asks a Tentacle what it can do.
    List<String> capabilities(Endpoint endpoint) throws TentacleException, InterruptedException;

    /// Runs a script to its end. Interrupting the thread cancels the script on the Tentacle, too.
    ///
    /// @param taskId shown by the Tentacle to those who wait for the script
    /// @param output receives each line as it arrives
    /// @return the exit code
    int run(Endpoint endpoint, Script script, String taskId, Consumer<LogLine> output)
            throws TentacleException, InterruptedException;
}
