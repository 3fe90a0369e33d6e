package dev.tentaclesetup.core.octopus;

import dev.tentaclesetup.core.problem.Problem;
import dev.tentaclesetup.core.problem.ProblemException;
import dev.tentaclesetup.core.problem.ProblemId;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// The address to give to the JDK's web client, which refuses hosts that its URI does not know as
/// such: names with an underscore, or with a last part that begins with a digit. Those are resolved
/// here and dialled by their IP address, with their name in the `Host` header.
final class DialledAddress {

    private DialledAddress() {}

    /// Whether the JDK does not take the address as it is.
    static boolean needed(URI uri) {
        return uri.getHost() == null;
    }

    static URI of(URI uri) throws ProblemException {
        if (!needed(uri)) {
            return uri;
        }
        HostPort hostPort = HostPort.of(uri);
        String name = hostPort.host().text();
        try {
            Host literal = Host.of(InetAddress.getByName(name));
            String text = uri.toString();
            String authority = uri.getRawAuthority();
            int at = text.indexOf(authority);
            return URI.create(
                    text.substring(0, at)
                            + new HostPort(literal, hostPort.port())
                            + text.substring(at + authority.length()));
        } catch (UnknownHostException unknown) {
            throw new ProblemException(Problem.of(ProblemId.NET_DNS, "", name), unknown);
        }
    }
}
