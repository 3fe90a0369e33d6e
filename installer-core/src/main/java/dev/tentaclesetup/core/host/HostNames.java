package dev.tentaclesetup.core.host;

import dev.tentaclesetup.core.answers.Answers;
import dev.tentaclesetup.instance.Host;
import dev.tentaclesetup.instance.HostPort;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The names and addresses by which the server may reach this host.
public final class HostNames {

    private HostNames() {}

    /// Full name, short name, addresses. A server that is called on a loopback address runs on this
    /// host, so the same address is the way back.
    ///
    /// @return at least one
    public static List<String> towards(Answers.Server server) {
        if (server instanceof Answers.Server.Online online) {
            Host host = HostPort.of(online.url()).host();
            if (host.loopback()) {
                return List.of(host.text());
            }
        }
        Set<String> names = new LinkedHashSet<>();
        addNames(names);
        addAddresses(names);
        return names.isEmpty() ? List.of("localhost") : List.copyOf(names);
    }

    private static boolean isLoopback(String host) {
        return Host.parse(host).accepted().map(Host::loopback).orElse(false);
    }

    private static void addNames(Set<String> names) {
        try {
            InetAddress own = InetAddress.getLocalHost();
            for (String name : List.of(own.getCanonicalHostName(), own.getHostName())) {
                if (!isLoopback(name)) {
                    names.add(name);
                }
            }
        } catch (UnknownHostException e) {
            // A host whose own name leads nowhere still has addresses.
        }
    }

    private static void addAddresses(Set<String> names) {
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address)
                    .filter(address ->
                            !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .forEach(names::add);
        } catch (SocketException e) {
            // A host that does not list its addresses may still have a name.
        }
    }
}
