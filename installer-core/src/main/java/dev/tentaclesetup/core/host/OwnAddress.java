package dev.tentaclesetup.core.host;

import dev.tentaclesetup.instance.Host;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;

/// Whether a name or an address leads to this host.
public final class OwnAddress {

    private OwnAddress() {}

    /// Asks the resolver, which may know the host's own name by a loopback address only, as
    /// Debian's does (127.0.1.1). A name that leads nowhere is none of this host.
    public static boolean is(Host host) {
        if (host.loopback()) {
            return true;
        }
        try {
            for (InetAddress address : InetAddress.getAllByName(host.text())) {
                if (is(address)) {
                    return true;
                }
            }
            return false;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /// Whether this is a loopback address, or one of this host's interfaces has it.
    public static boolean is(InetAddress address) {
        try {
            return address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
