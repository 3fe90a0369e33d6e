package dev.tentaclesetup.core.setup;

import dev.tentaclesetup.core.answers.Answers;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// The name by which the server probably reaches this machine.
final class HostName {

    private HostName() {}

    /// The full name of this machine. A server that is called on a loopback address runs on this
    /// machine, so the same address is the way back.
    static String towards(Answers.Server server) {
        if (server instanceof Answers.Server.Online online && isLoopback(online.url().getHost())) {
            return online.url().getHost();
        }
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]");
    }
}
